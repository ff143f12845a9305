package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;

/**
 * Where the Command/Data connection stands, and what each type of packet means there. Three types
 * mean the same everywhere: probes belong on the Event connection and are passed over here (CIPA
 * DC-005 §2.3.13), and whatever only a responder may send or no standard defines ends the
 * connection.
 */
enum CommandState {
  /**
   * Init_Command_Ack was sent, the Event connection has not come (CIPA DC-005 §2.2.3.1): no
   * operation is carried out. An Operation_Request or a second Init_Command_Request ends the
   * connection.
   */
  AWAITING_EVENT {
    @Override
    Outcome on(PacketType type) {
      return type == PacketType.CANCEL ? Outcome.IGNORE : Outcome.CLOSE;
    }
  },
  /**
   * Between two transactions. Operation_Request opens one; a Cancel is for one that is over (MTP
   * 1.1 §G.2.2); data without a transaction ends the connection, save an End_Data that comes late
   * (CIPA DC-005 §2.3.6; see {@link DataOutPhase}).
   */
  IDLE {
    @Override
    Outcome on(PacketType type) {
      return switch (type) {
        case OPERATION_REQUEST -> Outcome.EXECUTE;
        case CANCEL -> Outcome.IGNORE;
        case END_DATA -> Outcome.LATE_END_DATA;
        default -> Outcome.CLOSE;
      };
    }
  },
  /**
   * A request has announced data from the initiator: Start_Data goes on, Cancel gives up (CIPA
   * DC-005 §2.3.9, §2.7.1.1).
   */
  AWAITING_START_DATA {
    @Override
    Outcome on(PacketType type) {
      return switch (type) {
        case START_DATA -> Outcome.BEGIN_DATA;
        case CANCEL -> Outcome.CANCEL;
        default -> Outcome.CLOSE;
      };
    }
  },
  /**
   * Start_Data has come: Data and End_Data carry payload, Cancel gives up (CIPA DC-005 §2.3.10,
   * §2.3.11, §2.7.1.1).
   */
  TAKING_DATA {
    @Override
    Outcome on(PacketType type) {
      return switch (type) {
        case DATA, END_DATA -> Outcome.TAKE_DATA;
        case CANCEL -> Outcome.CANCEL;
        default -> Outcome.CLOSE;
      };
    }
  },
  /**
   * The responder writes its own data phase and looks between two packets: Cancel stops it (CIPA
   * DC-005 §2.7.1.2), a request that came too early waits for its turn, and so does whatever else
   * came.
   */
  SENDING_DATA {
    @Override
    Outcome on(PacketType type) {
      return type == PacketType.CANCEL ? Outcome.CANCEL : Outcome.DEFER;
    }

    @Override
    Outcome onUnknown() {
      return Outcome.DEFER;
    }
  };

  /** What becomes of a packet. */
  enum Outcome {
    /** A transaction begins. */
    EXECUTE,
    /** A data phase from the initiator begins. */
    BEGIN_DATA,
    /** It is payload. */
    TAKE_DATA,
    /** The transaction is given up, if the packet names it. */
    CANCEL,
    /** An End_Data that may belong to the last transaction. */
    LATE_END_DATA,
    /** It waits until the transaction is over. */
    DEFER,
    /** It is passed over. */
    IGNORE,
    /** The connection ends. */
    CLOSE
  }

  /** What a packet of this type means here, probes aside. */
  abstract Outcome on(PacketType type);

  /** What a packet of a type that no standard defines means here. */
  Outcome onUnknown() {
    return Outcome.CLOSE;
  }

  /** What {@code packet} means here. */
  final Outcome on(Packet packet) {
    return PacketType.of(packet.typeCode()).map(this::onKnown).orElseGet(this::onUnknown);
  }

  private Outcome onKnown(PacketType type) {
    return switch (type) {
      case PROBE_REQUEST, PROBE_RESPONSE -> Outcome.IGNORE;
      default -> on(type);
    };
  }
}
