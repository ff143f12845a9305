package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.List;

/** The polled event lists and DeviceReady. */
final class NikonEventsOperations {
  private static final int MOST_EVENTS = 0xFFFF;

  private final MemoryImages memory;

  NikonEventsOperations(MemoryImages memory) {
    this.memory = memory;
  }

  /** The second file of an exposure is told of in the list after that with the first. */
  private List<CameraEvent> poll(Exchange exchange) {
    exchange.camera().clock().poll();
    List<CameraEvent> events = exchange.session().pollEvents(MOST_EVENTS);
    for (CameraEvent event : events) {
      if (event.code().equals(NikonEvents.OBJECT_ADDED_IN_SDRAM)) {
        memory.tellOfTheOthers();
      }
    }
    return events;
  }

  /** GetEvent 0x90C7: each event with its first parameter. */
  Reply list(Exchange exchange) {
    List<CameraEvent> events = poll(exchange);
    return Reply.data(
        NikonEventList.of(
                events.stream()
                    .map(event -> NikonEvent.of(event.code(), first(event.parameters())))
                    .toList())
            .encode());
  }

  private static int first(List<Integer> parameters) {
    return parameters.isEmpty() ? 0 : parameters.get(0);
  }

  /** GetEventEx 0x941C: each event with all its parameters. */
  Reply listWithParameters(Exchange exchange) {
    List<CameraEvent> events = poll(exchange);
    return Reply.data(
        NikonEventListEx.of(events.stream().map(NikonEventsOperations::withParameters).toList())
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
