package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.cli.console.Stdio;
import dev.ptpip.cli.console.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What all subcommands are part of and get their surroundings from. */
@Command(
    name = "ptpip",
    description = "talks to cameras over PTP/IP",
    subcommands = {
      InfoCommand.class,
      ListCommand.class,
      PullCommand.class,
      RemoveCommand.class,
      PutCommand.class,
      ShootCommand.class,
      WatchCommand.class,
      LiveViewCommand.class,
      GetCommand.class,
      SetCommand.class,
      RawCommand.class,
      ShellCommand.class,
      DoctorCommand.class,
      CheckCommand.class,
      CheckClientCommand.class,
      FuzzCommand.class,
      MatrixCommand.class,
      DescribeCommand.class,
      ReplayCommand.class,
      RecordCommand.class,
      RedactCommand.class
    })
final class Root {
  @Mixin private final CommonFlags common = new CommonFlags();

  private final Stdio stdio;
  private final Interrupts interrupts;
  private final Cameras cameras;

  Root(Stdio stdio, Interrupts interrupts, Cameras cameras) {
    this.stdio = stdio;
    this.interrupts = interrupts;
    this.cameras = cameras;
  }

  /** Flags before the subcommand. */
  CommonFlags common() {
    return common;
  }

  Stdio stdio() {
    return stdio;
  }

  Console console(Style style) {
    return new Console(stdio, style);
  }

  Interrupts interrupts() {
    return interrupts;
  }

  Cameras cameras() {
    return cameras;
  }
}
