package dev.ptpip.client.capability;

import java.io.IOException;

/** Running live view; ends when it is closed. */
public interface LiveViewStream extends AutoCloseable {
  /** Fetches the present frame; each call asks the camera. */
  LiveViewImage next() throws IOException;

  /** Ends live view. */
  @Override
  void close() throws IOException;
}
