package dev.ptpip.client;

import dev.ptpip.client.connection.ClosedInHandshakeException;
import dev.ptpip.client.connection.ConnectionListener;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.connection.PtpIpConnection;
import java.io.IOException;

/**
 * Tries again when the camera closes the connection in place of an answer, as D5300 bodies do now
 * and then; a refusal in words is final.
 */
record ConnectAttempts(ConnectOptions options) {
  PtpIpConnection connect(InitiatorIdentity identity, ConnectionListener listener)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return PtpIpConnection.connect(
            options.connector(), identity, options.connection(), listener);
      } catch (ClosedInHandshakeException closed) {
        if (attempt >= options.attempts()) {
          throw closed;
        }
      }
    }
  }
}
