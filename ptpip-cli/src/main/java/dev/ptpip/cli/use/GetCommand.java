package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.client.CameraSession;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "get", description = "values of settings")
final class GetCommand extends CameraSubcommand {
  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    return ExitCode.GOOD;
  }
}
