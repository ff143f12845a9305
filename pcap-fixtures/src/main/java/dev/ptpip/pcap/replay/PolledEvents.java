package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.describe.Decoded;
import dev.ptpip.pcap.describe.Field;
import dev.ptpip.pcap.describe.Shown;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.EventInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Events that were polled and that no recorded poll has asked for yet: they may come earlier than
 * they did. Confined to one thread.
 */
final class PolledEvents {
  private static final int MOST = 10_000;

  private final IdMap ids;
  private final CodeBook book;
  private final List<Polled> waiting = new ArrayList<>();

  /**
   * An event in a polled list.
   *
   * @param code number of the event
   * @param name its name
   * @param parameters raw
   */
  record Polled(int code, String name, List<Integer> parameters) {}

  PolledEvents(IdMap ids, CodeBook book) {
    this.ids = ids;
    this.book = book;
  }

  /** The events that a dataset lists. */
  static List<Polled> in(Optional<Decoded> decoded) {
    List<Polled> events = new ArrayList<>();
    decoded
        .flatMap(each -> each.field("Events"))
        .ifPresent(
            list -> {
              if (list instanceof Shown.Listed listed) {
                listed.elements().forEach(element -> add(element, events));
              }
            });
    return events;
  }

  private static void add(Shown element, List<Polled> events) {
    if (element instanceof Shown.Group group && group.fields().size() == 2) {
      Field code = group.fields().get(0);
      Field parameters = group.fields().get(1);
      if (code.value() instanceof Shown.Named named
          && parameters.value() instanceof Shown.Listed raw) {
        List<Integer> numbers = new ArrayList<>();
        for (Shown each : raw.elements()) {
          if (each instanceof Shown.Named number) {
            numbers.add(IdMap.number(number));
          }
        }
        events.add(new Polled(IdMap.number(named), named.text(), numbers));
      }
    }
  }

  /** More have come. */
  void add(List<Polled> events) {
    for (Polled event : events) {
      if (waiting.size() < MOST) {
        waiting.add(event);
      }
    }
  }

  /** Takes those that were expected; gives the ones that have not come. */
  List<Polled> take(List<Polled> expected) {
    List<Polled> missing = new ArrayList<>();
    for (Polled each : expected) {
      if (!take(each)) {
        missing.add(each);
      }
    }
    return missing;
  }

  private boolean take(Polled expected) {
    Iterator<Polled> all = waiting.iterator();
    while (all.hasNext()) {
      Polled came = all.next();
      if (came.code() == expected.code()) {
        all.remove();
        learn(expected, came);
        return true;
      }
    }
    return false;
  }

  private void learn(Polled recorded, Polled came) {
    List<String> labels =
        book.find(new EventCode(recorded.code())).map(EventInfo::parameterLabels).orElse(List.of());
    int count = Math.min(recorded.parameters().size(), came.parameters().size());
    for (int i = 0; i < Math.min(count, labels.size()); i++) {
      if (IdMap.isId(labels.get(i))) {
        ids.learn(recorded.parameters().get(i), came.parameters().get(i));
      }
    }
  }
}
