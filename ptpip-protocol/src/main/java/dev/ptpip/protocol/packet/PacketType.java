package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import java.util.Optional;
import java.util.function.Function;

/** The packet types that the standard defines, 1 to 14 (CIPA DC-005 §2.3). */
public enum PacketType {
  /** CIPA DC-005 §2.3.1. */
  INIT_COMMAND_REQUEST(1, InitCommandRequest::read),
  /** CIPA DC-005 §2.3.2. */
  INIT_COMMAND_ACK(2, InitCommandAck::read),
  /** CIPA DC-005 §2.3.3. */
  INIT_EVENT_REQUEST(3, InitEventRequest::read),
  /** CIPA DC-005 §2.3.4. */
  INIT_EVENT_ACK(4, InitEventAck::read),
  /** CIPA DC-005 §2.3.5. */
  INIT_FAIL(5, InitFail::read),
  /** CIPA DC-005 §2.3.6. */
  OPERATION_REQUEST(6, OperationRequest::read),
  /** CIPA DC-005 §2.3.7. */
  OPERATION_RESPONSE(7, OperationResponse::read),
  /** CIPA DC-005 §2.3.8. */
  EVENT(8, Event::read),
  /** CIPA DC-005 §2.3.9. */
  START_DATA(9, StartData::read),
  /** CIPA DC-005 §2.3.10. */
  DATA(10, Data::read),
  /** CIPA DC-005 §2.3.12. */
  CANCEL(11, Cancel::read),
  /** CIPA DC-005 §2.3.11. */
  END_DATA(12, EndData::read),
  /** CIPA DC-005 §2.3.13. */
  PROBE_REQUEST(13, ProbeRequest::read),
  /** CIPA DC-005 §2.3.14. */
  PROBE_RESPONSE(14, ProbeResponse::read);

  private static final PacketType[] BY_CODE = values();

  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final Function<DataReader, Packet> reader;

  PacketType(int code, Function<DataReader, Packet> reader) {
    this.code = code;
    this.reader = reader;
  }

  /** The type with this number, if the standard defines one. */
  public static Optional<PacketType> of(int code) {
    return code >= 1 && code <= BY_CODE.length ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
  }

  /** The number on the wire (UINT32). */
  public int code() {
    return code;
  }

  Packet read(DataReader body) {
    return reader.apply(body);
  }
}
