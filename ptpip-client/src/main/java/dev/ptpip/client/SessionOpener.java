package dev.ptpip.client;

import dev.ptpip.client.operation.BusyPolicy;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.SessionId;
import java.io.IOException;
import java.time.Duration;

/**
 * Brings an established connection into an open session. DeviceInfo is asked for first, because it
 * is allowed without a session (MTP 1.1 §D.2.1) and keeps transaction ids at 0 until OpenSession;
 * again afterwards where the camera refuses that.
 */
final class SessionOpener {
  /** Session ids that are tried when the camera finds fault with one (as libgphoto2 does). */
  private static final int MAX_IDS = 10;

  private static final BusyPolicy WAKING_UP = BusyPolicy.retryFor(Duration.ofSeconds(10));

  private final Calls calls;
  private final DecodePolicy policy;

  SessionOpener(Calls calls, DecodePolicy policy) {
    this.calls = calls;
    this.policy = policy;
  }

  DeviceInfo open(SessionId sessionId) throws IOException {
    OperationResult early = calls.exchange(Operation.of(OperationCode.GET_DEVICE_INFO));
    openSession(sessionId);
    calls.sessionOpened();
    return early.isOk() ? decode(early) : deviceInfo();
  }

  DeviceInfo deviceInfo() throws IOException {
    return decode(calls.execute(Operation.of(OperationCode.GET_DEVICE_INFO).onBusy(WAKING_UP)));
  }

  private DeviceInfo decode(OperationResult result) throws PtpIpException {
    try {
      return DeviceInfo.decode(result.data(), policy);
    } catch (DecodeException malformed) {
      throw new PtpIpException(
          "the DeviceInfo of the camera can't be read: " + malformed.getMessage(), malformed);
    }
  }

  private void openSession(SessionId wanted) throws IOException {
    SessionId id = wanted;
    boolean closedOld = false;
    for (int attempt = 1; ; attempt++) {
      try {
        calls.execute(Operation.of(OperationCode.OPEN_SESSION, id.raw()).onBusy(WAKING_UP));
        return;
      } catch (OperationFailedException refused) {
        if (refused.response().equals(ResponseCode.SESSION_ALREADY_OPEN)) {
          if (closedOld) {
            // what a camera calls a session of its own is used as it is
            return;
          }
          closedOld = true;
          calls.exchange(Operation.of(OperationCode.CLOSE_SESSION));
        } else if (refused.response().equals(ResponseCode.INVALID_TRANSACTION_ID)
            && attempt < MAX_IDS) {
          id = next(id);
        } else {
          throw refused;
        }
      }
    }
  }

  private static SessionId next(SessionId id) {
    SessionId following = new SessionId(id.raw() + 1);
    return following.isUsable() ? following : new SessionId(1);
  }
}
