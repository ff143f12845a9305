package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.List;

/** The polled event lists and DeviceReady. */
final class NikonEventsOperations {
  private static final int MOST_EVENTS = 0xFFFF;

  private NikonEventsOperations() {}

  /** GetEvent 0x90C7: each event with its first parameter. */
  static Reply list(Exchange exchange) {
    exchange.camera().clock().poll();
    return Reply.data(
        NikonEventList.of(
                exchange.session().pollEvents(MOST_EVENTS).stream()
                    .map(event -> NikonEvent.of(event.code(), first(event.parameters())))
                    .toList())
            .encode());
  }

  private static int first(List<Integer> parameters) {
    return parameters.isEmpty() ? 0 : parameters.get(0);
  }

  /** GetEventEx 0x941C: each event with all its parameters. */
  static Reply listWithParameters(Exchange exchange) {
    exchange.camera().clock().poll();
    return Reply.data(
        NikonEventListEx.of(
                exchange.session().pollEvents(MOST_EVENTS).stream()
                    .map(NikonEventsOperations::withParameters)
                    .toList())
            .encode());
  }

  private static NikonEvent withParameters(CameraEvent event) {
    return new NikonEvent(event.code(), event.parameters());
  }

  /**
   * DeviceReady 0x90C8: the busy code of the work under way, or once the result of what ended last.
   */
  static Reply ready(Exchange exchange) {
    exchange.camera().clock().poll();
    return Reply.code(exchange.camera().activity().report());
  }
}
