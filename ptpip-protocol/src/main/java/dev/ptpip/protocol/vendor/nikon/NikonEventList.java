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
 * Events since the last call, the data of operation 0x90C7: UINT16 count, then UINT16 code and
 * UINT32 parameter of each (observed on Nikon D5500). The call empties the camera's list.
 *
 * @param events at most 65535, each with exactly one parameter
 * @param trailing bytes behind the last event, normally none
 */
public record NikonEventList(List<NikonEvent> events, Bytes trailing) implements Dataset {
  private static final int EVENT_BYTES = 6;

  /** Checks counts. */
  public NikonEventList {
    events = List.copyOf(events);
    if (events.size() > 0xFFFF) {
      throw new IllegalArgumentException("at most 65535 events, not " + events.size());
    }
    for (NikonEvent event : events) {
      if (event.parameters().size() != 1) {
        throw new IllegalArgumentException("an event here has exactly one parameter, not " + event);
      }
    }
  }

  /** A list as the cameras send it. */
  public static NikonEventList of(List<NikonEvent> events) {
    return new NikonEventList(events, Bytes.EMPTY);
  }

  /**
   * Decodes the data of operation 0x90C7.
   *
   * @throws DecodeException if the count can't be true
   */
  public static NikonEventList decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static NikonEventList read(DataReader in) {
    int at = in.offset();
    int count = in.uint16("Count");
    return new NikonEventList(
        in.elements("Event", at, count, EVENT_BYTES, NikonEventList::event),
        in.trailing("NikonEventList", "PTP-ENC-16"));
  }

  private static NikonEvent event(DataReader in) {
    return NikonEvent.of(new EventCode(in.uint16("EventCode")), in.int32("Parameter"));
  }

  @Override
  public void write(DataWriter out) {
    out.uint16(events.size());
    for (NikonEvent event : events) {
      out.uint16(event.code().raw()).int32(event.parameter(1));
    }
    out.bytes(trailing);
  }
}
