package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.packet.InitFail;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A fault of the packets that the camera sends: wrong fields, packets missing, twice, in another
 * order, or that should not be there. Without another place it is for the packet that ends the
 * matter: the response, the event, the acknowledgement.
 */
public sealed interface PacketAction extends Action {
  @Override
  default Layer layer() {
    return Layer.PACKET;
  }

  @Override
  default Argument argument() {
    return Argument.none();
  }

  /** The length field of a packet is another; its bytes are not. */
  record Length(NumberEdit edit) implements PacketAction {
    @Override
    public String word() {
      return "length";
    }

    @Override
    public Argument argument() {
      return Argument.of(edit.toString());
    }
  }

  /** The type field of a packet is another. */
  record Type(int type) implements PacketAction {
    @Override
    public String word() {
      return "type";
    }

    @Override
    public Argument argument() {
      return Argument.of(Integer.toUnsignedString(type));
    }
  }

  /**
   * The transaction id of a packet is another.
   *
   * @param id which; empty for the next one
   */
  record Tid(OptionalInt id) implements PacketAction {
    @Override
    public String word() {
      return "tid";
    }

    @Override
    public Argument argument() {
      return Argument.of(id.isPresent() ? Integer.toUnsignedString(id.getAsInt()) : "other");
    }
  }

  /** A packet goes out twice. */
  record Twice() implements PacketAction {
    @Override
    public String word() {
      return "twice";
    }
  }

  /** A packet does not go out. */
  record Never() implements PacketAction {
    @Override
    public String word() {
      return "never";
    }
  }

  /** The response goes out ahead of the data. */
  record ResponseFirst() implements PacketAction {
    @Override
    public String word() {
      return "order";
    }

    @Override
    public Argument argument() {
      return Argument.of("response-first");
    }
  }

  /** Data comes without Start_Data. */
  record NoStartData() implements PacketAction {
    @Override
    public String word() {
      return "no-start-data";
    }
  }

  /** Start_Data announces another length. */
  record Total(NumberEdit edit) implements PacketAction {
    @Override
    public String word() {
      return "total";
    }

    @Override
    public Argument argument() {
      return Argument.of(edit.toString());
    }
  }

  /** The data phase is there and has no bytes. */
  record EmptyData() implements PacketAction {
    @Override
    public String word() {
      return "empty-data";
    }
  }

  /** Init_Fail in place of the acknowledgement. */
  record FailInit(InitFail.Reason reason) implements PacketAction {
    @Override
    public String word() {
      return "init-fail";
    }

    @Override
    public Argument argument() {
      return Argument.of(
          reason == InitFail.Reason.REJECTED_INITIATOR
              ? "rejected"
              : reason.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Init_Event_Ack comes on the Command/Data connection. */
  record AckOnOtherConnection() implements PacketAction {
    @Override
    public String word() {
      return "event-ack";
    }

    @Override
    public Argument argument() {
      return Argument.of("wrong connection");
    }
  }

  /** Probe_Request is not answered from now on. */
  record IgnorePing() implements PacketAction {
    @Override
    public String word() {
      return "ping";
    }

    @Override
    public Argument argument() {
      return Argument.of("ignore");
    }
  }

  /** The camera sends a Probe_Request that nobody waits for. */
  record Probe() implements PacketAction {
    @Override
    public String word() {
      return "probe";
    }
  }

  /** Only the first bytes of a packet go out; its length field tells of all. */
  record Truncate(int bytes) implements PacketAction {
    @Override
    public String word() {
      return "truncate";
    }

    @Override
    public Argument argument() {
      return Texts.number(bytes);
    }
  }
}
