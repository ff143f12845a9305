package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.client.CameraSession;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "set", description = "change settings")
final class SetCommand extends CameraSubcommand {
  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    return ExitCode.GOOD;
  }
}
