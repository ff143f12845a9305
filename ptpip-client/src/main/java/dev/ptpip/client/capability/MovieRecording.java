package dev.ptpip.client.capability;

import dev.ptpip.client.object.NewObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A running recording; ends at {@link #finish} or {@link #close}. */
public interface MovieRecording extends AutoCloseable {
  /**
   * Ends the recording and waits for the file.
   *
   * @return the movie; empty if the camera does not announce it within {@code timeout}
   */
  Optional<NewObject> finish(Duration timeout) throws IOException;

  /** Ends the recording if that has not happened. */
  @Override
  void close() throws IOException;
}
