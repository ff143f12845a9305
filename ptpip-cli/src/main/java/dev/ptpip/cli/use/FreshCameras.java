package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.CameraSession;
import java.util.Optional;

/**
 * Connects for each command and closes the session after it; a signal closes it at once.
 *
 * @param interrupts tells of signals
 */
record FreshCameras(Interrupts interrupts) implements Cameras {
  @Override
  public ExitCode with(ConnectFlags flags, Work work) throws Exception {
    flags.options(Optional.empty()); // says what is impossible before a file is replaced
    Optional<ClientRecording> recording = flags.recording();
    try (CameraSession camera = CameraSession.connect(flags.options(recording))) {
      interrupts.onInterrupt(camera::close);
      return work.run(camera);
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }
}
