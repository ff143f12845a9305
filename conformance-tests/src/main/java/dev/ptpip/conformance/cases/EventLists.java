package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The event lists that Nikon initiators poll. */
final class EventLists {
  private static final int PROPERTY_CHANGED = 0x4006;

  private EventLists() {}

  /** The two operations and the layout of what they give. */
  enum Form {
    /** UINT16 count, then UINT16 code and UINT32 parameter of each. */
    PLAIN,
    /** UINT32 count, then UINT16 code, UINT16 number of parameters and UINT32s. */
    EXTENDED;

    private OperationCode operation() {
      return this == PLAIN ? NikonOperations.GET_EVENT : NikonOperations.GET_EVENT_EX;
    }

    private List<NikonEvent> decode(CaseContext c, Answer answer) {
      return this == PLAIN
          ? Card.decode(c, answer, "event list", (bytes, policy) -> plain(bytes, policy).events())
          : Card.decode(
              c, answer, "event list", (bytes, policy) -> extended(bytes, policy).events());
    }

    private static NikonEventList plain(Bytes bytes, DecodePolicy policy) {
      return NikonEventList.decode(bytes, policy);
    }

    private static NikonEventListEx extended(Bytes bytes, DecodePolicy policy) {
      return NikonEventListEx.decode(bytes, policy);
    }

    private int size(List<NikonEvent> events) {
      return this == PLAIN
          ? 2 + 6 * events.size()
          : 4 + events.stream().mapToInt(each -> 4 + 4 * each.parameters().size()).sum();
    }
  }

  /**
   * The list has its layout and is empty once it was read; with a hand on the body, what the hand
   * does is in it.
   */
  static void judge(CaseContext c, Form form) {
    ProbeSession s = c.session();
    poll(c, s, form); // from here on it is known that we poll
    if (c.target().hand().isPresent()) {
      turned(c, s, form);
    }
    List<NikonEvent> rest = poll(c, s, form);
    c.check(rest.isEmpty(), "an empty list: it was just read", text(rest), Optional.empty());
  }

  private static void turned(CaseContext c, ProbeSession s, Form form) {
    DevicePropertyCode property = Settings.choices(c, s).get(0).code();
    poll(c, s, form);
    c.hand(new Hand.Turn(property));
    List<NikonEvent> all = new ArrayList<>();
    long begun = Pace.nanos();
    while (!names(all, property)) {
      if (Pace.since(begun).compareTo(c.timing().step()) > 0) {
        throw c.fail(
            "DevicePropChanged (0x4006) of " + Words.hex(property.raw(), 4) + " in the list",
            text(all),
            Optional.empty());
      }
      all.addAll(poll(c, s, form));
      c.pass(Duration.ofMillis(1));
    }
    // what else the dial changes may come a moment later
    long changed = Pace.nanos();
    while (Pace.since(changed).compareTo(c.timing().quiet()) < 0) {
      poll(c, s, form);
      c.pass(Duration.ofMillis(1));
    }
  }

  private static boolean names(List<NikonEvent> events, DevicePropertyCode property) {
    return events.stream()
        .anyMatch(
            each ->
                each.code().raw() == PROPERTY_CHANGED
                    && !each.parameters().isEmpty()
                    && each.parameter(1) == property.raw());
  }

  private static List<NikonEvent> poll(CaseContext c, ProbeSession s, Form form) {
    Answer answer = c.expectOk(s.call(form.operation()));
    List<NikonEvent> events = form.decode(c, answer);
    c.check(
        answer.data().size() == form.size(events),
        form.size(events) + " bytes for " + events.size() + " events",
        answer.data().size() + " bytes",
        Requests.dataPlace(answer));
    return events;
  }

  private static String text(List<NikonEvent> events) {
    return events.isEmpty() ? "no events" : "events " + events;
  }
}
