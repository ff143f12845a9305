package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.client.CameraSession;

/** Where a command gets its session from: a fresh one, or the one of the shell. */
interface Cameras {
  /** Runs {@code work} with a session as {@code flags} ask for it. */
  ExitCode with(ConnectFlags flags, Work work) throws Exception;

  /** What a command does with a session. */
  interface Work {
    /** Does it. */
    ExitCode run(CameraSession camera) throws Exception;
  }
}
