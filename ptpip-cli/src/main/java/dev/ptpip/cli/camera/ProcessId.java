package dev.ptpip.cli.camera;

import java.io.File;
import java.io.IOException;

/** The number of this process. */
final class ProcessId {
  private ProcessId() {}

  static long own() {
    // ProcessHandle starts a thread pool, which is felt at start-up
    File self = new File("/proc/self");
    try {
      String number = self.getCanonicalFile().getName();
      if (!number.equals("self")) {
        return Long.parseLong(number);
      }
    } catch (IOException | NumberFormatException e) {
      // no such file system here
    }
    return ProcessHandle.current().pid();
  }
}
