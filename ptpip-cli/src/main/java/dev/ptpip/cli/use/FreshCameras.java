package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.CameraSession;

/**
 * Connects for each command and closes the session after it; a signal closes it at once.
 *
 * @param interrupts tells of signals
 */
record FreshCameras(Interrupts interrupts) implements Cameras {
  @Override
  public ExitCode with(ConnectFlags flags, Work work) throws Exception {
    try (CameraSession camera = CameraSession.connect(flags.options())) {
      interrupts.onInterrupt(camera::close);
      return work.run(camera);
    }
  }
}
