package dev.ptpip.client.connection;

import dev.ptpip.protocol.packet.InitFail;
import java.util.Optional;

/** The camera refused the connection with Init_Fail; both connections are closed. */
public final class InitFailedException extends ConnectFailedException {
  private static final long serialVersionUID = 1L;

  private final int reasonCode;

  InitFailedException(InitFail fail, ChannelKind kind, String target, InitiatorIdentity identity) {
    super(explain(fail, kind, target, identity));
    this.reasonCode = fail.reasonCode();
  }

  private static String explain(
      InitFail fail, ChannelKind kind, String target, InitiatorIdentity identity) {
    String sent =
        " (sent GUID " + identity.guid().brief() + ", name \"" + identity.friendlyName() + "\")";
    String start =
        "the camera at " + target + " refused the " + kind.label() + " connection: Init_Fail, ";
    return start
        + fail.reason()
            .map(
                reason ->
                    switch (reason) {
                      case REJECTED_INITIATOR ->
                          "reason 1 (rejected initiator). The camera does not know this computer:"
                              + " pair it in the camera's network menu, then connect again with the"
                              + " same GUID"
                              + sent;
                      case BUSY ->
                          "reason 2 (busy). Another initiator is connected, or the camera still"
                              + " holds a session that was not closed; it usually lets go within a"
                              + " minute";
                      case UNSPECIFIED -> "reason 3 (unspecified)" + sent;
                    })
            .orElseGet(
                () ->
                    "reason 0x%X, which the standard does not define".formatted(fail.reasonCode())
                        + sent);
  }

  /** The reason as it is on the wire. */
  public int reasonCode() {
    return reasonCode;
  }

  /** The reason, if it is one of the standard's. */
  public Optional<InitFail.Reason> reason() {
    return InitFail.Reason.of(reasonCode);
  }
}
