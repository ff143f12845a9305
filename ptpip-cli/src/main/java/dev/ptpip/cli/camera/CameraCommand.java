package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.cli.console.Stdio;

/** The command {@code camera-simulator}. */
public final class CameraCommand {
  public CameraCommand(Stdio stdio, Interrupts interrupts) {}

  public ExitCode run(String... args) {
    FlagValues.parse(args);
    return ExitCode.GOOD;
  }
}
