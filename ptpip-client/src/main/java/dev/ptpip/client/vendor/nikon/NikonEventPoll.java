package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventPoll;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.util.List;
import java.util.function.Function;

/** The two lists of events. */
record NikonEventPoll(OperationCode operation, Function<Bytes, List<NikonEvent>> decoder)
    implements EventPoll {
  static NikonEventPoll plain(DecodePolicy policy) {
    return new NikonEventPoll(
        NikonOperations.GET_EVENT, data -> NikonEventList.decode(data, policy).events());
  }

  static NikonEventPoll ex(DecodePolicy policy) {
    return new NikonEventPoll(
        NikonOperations.GET_EVENT_EX, data -> NikonEventListEx.decode(data, policy).events());
  }

  @Override
  public List<CameraEvent> decode(Bytes data) {
    return decoder.apply(data).stream()
        .map(event -> CameraEvent.polled(event.code(), event.parameters()))
        .toList();
  }
}
