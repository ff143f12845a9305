package dev.ptpip.conformance.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A client that can be started. */
@FunctionalInterface
public interface ClientCommand {
  /**
   * Starts it, waits for its end, and ends it at the deadline.
   *
   * @param caseId the case that it is judged by
   * @param camera where the camera is
   * @throws IOException if it can't be started
   */
  ClientExit run(String caseId, InetSocketAddress camera, Duration deadline)
      throws IOException, InterruptedException;
}
