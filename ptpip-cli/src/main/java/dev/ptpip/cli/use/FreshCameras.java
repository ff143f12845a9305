package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import java.io.IOException;
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
    try (CameraSession camera = connect(flags.options(recording), interrupts)) {
      return work.run(camera);
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }

  /** Connects; a signal gives that up, and closes the session later. */
  static CameraSession connect(ConnectOptions options, Interrupts interrupts) throws IOException {
    Thread connecting = Thread.currentThread();
    interrupts.onInterrupt(connecting::interrupt);
    Runnable later = () -> {};
    try {
      CameraSession camera = CameraSession.connect(options);
      later = camera::close;
      return camera;
    } finally {
      interrupts.onInterrupt(later);
      Thread.interrupted(); // a recording has to be written all the same
    }
  }
}
