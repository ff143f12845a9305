package dev.ptpip.client;

import dev.ptpip.client.connection.PtpIpConnection;
import dev.ptpip.client.operation.OperationCancelledException;
import java.io.IOException;
import java.time.Duration;

/** What happens between the handshake and the first operation. */
public enum Settling {
  /** Nothing. */
  NONE,
  /** A Probe_Request and up to a second for its answer; some bodies need the time. */
  PROBE;

  private static final Duration WAIT = Duration.ofSeconds(1);

  void run(PtpIpConnection connection) throws IOException {
    if (this == PROBE) {
      try {
        connection.probe(WAIT);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new OperationCancelledException("interrupted after the handshake");
      }
    }
  }
}
