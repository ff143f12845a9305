package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import java.util.Optional;

/**
 * Refuses a connection; the sender closes it afterwards (CIPA DC-005 §2.3.5).
 *
 * @param reasonCode the reason as it is on the wire, 4 bytes; cameras with numbers of their own
 *     exist
 */
public record InitFail(int reasonCode) implements Packet {
  /** The reasons that the standard defines. */
  public enum Reason {
    /** 1: this initiator is not welcome, for example not paired. */
    REJECTED_INITIATOR(1),
    /** 2: too many active connections. */
    BUSY(2),
    /** 3: anything else. */
    UNSPECIFIED(3);

    private final int code;

    Reason(int code) {
      this.code = code;
    }

    /** The number on the wire. */
    public int code() {
      return code;
    }

    /** The reason with this number, if the standard defines one. */
    public static Optional<Reason> of(int code) {
      return code >= 1 && code <= 3 ? Optional.of(values()[code - 1]) : Optional.empty();
    }
  }

  /** A refusal for one of the standard's reasons. */
  public InitFail(Reason reason) {
    this(reason.code());
  }

  static InitFail read(DataReader in) {
    int at = in.offset();
    if (in.remaining() == 0) {
      in.report(
          Anomaly.Kind.MISSING_FIELD,
          "Reason",
          "PTPIP-INIT-15",
          "the packet ends behind its header");
      return new InitFail(Reason.UNSPECIFIED);
    }
    int code = in.int32("Reason");
    if (Reason.of(code).isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          at,
          "Reason",
          "PTPIP-INIT-15",
          "1, 2 or 3 expected, 0x%X came".formatted(code));
    }
    in.expectEnd("Init_Fail", "PTPIP-INIT-15");
    return new InitFail(code);
  }

  /** The reason, if it is one of the standard's. */
  public Optional<Reason> reason() {
    return Reason.of(reasonCode);
  }

  @Override
  public int typeCode() {
    return PacketType.INIT_FAIL.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(reasonCode);
  }
}
