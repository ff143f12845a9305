package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;

/** One of the commands of {@code ptpip}, with its arguments read. */
interface Subcommand {
  /** Does what was asked for. */
  ExitCode run() throws Exception;
}
