package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.List;

/**
 * Events since the last call, the data of operation 0x941C of newer bodies: UINT32 count, then for
 * each UINT16 code, UINT16 number of parameters and the UINT32 parameters. The call empties the
 * camera's list.
 *
 * @param events at most 65535 are sent by cameras, initiators read the low half of the count
 * @param trailing bytes behind the last event, normally none
 */
public record NikonEventListEx(List<NikonEvent> events, Bytes trailing) implements Dataset {
  private static final int MINIMUM_EVENT_BYTES = 4;

  /** Copies the list. */
  public NikonEventListEx {
    events = List.copyOf(events);
  }

  /** A list as the cameras send it. */
  public static NikonEventListEx of(List<NikonEvent> events) {
    return new NikonEventListEx(events, Bytes.EMPTY);
  }

  /**
   * Decodes the data of operation 0x941C.
   *
   * @throws DecodeException if an event is cut off or a count can't be true
   */
  public static NikonEventListEx decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static NikonEventListEx read(DataReader in) {
    return new NikonEventListEx(
        in.array("Event", MINIMUM_EVENT_BYTES, NikonEventListEx::event),
        in.trailing("NikonEventListEx", "PTP-ENC-16"));
  }

  private static NikonEvent event(DataReader in) {
    EventCode code = new EventCode(in.uint16("EventCode"));
    int at = in.offset();
    int count = in.uint16("ParameterCount");
    return new NikonEvent(
        code, in.elements("Parameter", at, count, 4, each -> each.int32("Parameter")));
  }

  @Override
  public void write(DataWriter out) {
    out.uint32(events.size());
    for (NikonEvent event : events) {
      out.uint16(event.code().raw()).uint16(event.parameters().size());
      event.parameters().forEach(out::int32);
    }
    out.bytes(trailing);
  }
}
