package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the scene of a tape that answers a request: by operation and parameters, in the order of
 * the recording. The number of a session does not count, that of a transaction is mapped. Confined
 * to one thread.
 */
public final class Matcher {
  private final List<Scene> scenes;
  private final CodeBook book;
  private final Order order;
  private final boolean[] played;
  private final Map<Integer, Integer> recordedIds = new HashMap<>();
  private int cursor;
  private int last = -1;

  /** Nothing of the tape has been played. */
  public Matcher(Tape tape, Order order) {
    this.scenes = tape.scenes();
    this.book = tape.vendor().codes();
    this.order = order;
    this.played = new boolean[scenes.size()];
  }

  /** The scene that answers a request; it is taken as played. */
  public Optional<Scene> match(OperationRequest request) {
    int found = find(request);
    if (found < 0) {
      return Optional.empty();
    }
    Scene scene = scenes.get(found);
    played[found] = true;
    last = found;
    recordedIds.put(request.transactionId().raw(), scene.transaction().transactionId().raw());
    return Optional.of(scene);
  }

  private int find(OperationRequest request) {
    boolean read = Reads.isRead(request.operation(), book);
    int ahead = ahead(request);
    if (ahead >= 0) {
      cursor = ahead + 1;
      return ahead;
    }
    if (!read) {
      return -1;
    }
    if (last >= 0 && same(scenes.get(last), request)) {
      return repeated(request);
    }
    if (order == Order.RECORDED) {
      return -1;
    }
    int skipped = skipped(request);
    if (skipped >= 0) {
      return skipped;
    }
    for (int i = cursor; i < scenes.size(); i++) {
      if (!played[i] && same(scenes.get(i), request)) {
        return i;
      }
    }
    return repeated(request);
  }

  /** The next one, with nothing but reads left out. */
  private int ahead(OperationRequest request) {
    for (int i = cursor; i < scenes.size(); i++) {
      if (!played[i] && same(scenes.get(i), request)) {
        return i;
      }
      if (!played[i] && !Reads.isRead(scenes.get(i).operation(), book)) {
        return -1;
      }
    }
    return -1;
  }

  private int skipped(OperationRequest request) {
    for (int i = Math.min(cursor, scenes.size()) - 1; i >= 0; i--) {
      if (!played[i] && same(scenes.get(i), request)) {
        return i;
      }
    }
    return -1;
  }

  /** One that was played, and says least: a poll without news. */
  private int repeated(OperationRequest request) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int i = scenes.size() - 1; i >= 0; i--) {
      if (played[i] && same(scenes.get(i), request)) {
        long bytes = scenes.get(i).answerData().map(CapturedData::size).orElse(0L);
        if (bytes < least) {
          best = i;
          least = bytes;
        }
      }
    }
    return best;
  }

  private boolean same(Scene scene, OperationRequest request) {
    if (!scene.operation().equals(request.operation())) {
      return false;
    }
    return scene.operation().equals(OperationCode.OPEN_SESSION)
        || parameters(scene.request().parameters()).equals(parameters(mapped(request)));
  }

  private List<Integer> mapped(OperationRequest request) {
    List<String> labels =
        book.find(request.operation()).map(OperationInfo::parameterLabels).orElse(List.of());
    List<Integer> mapped = new ArrayList<>(request.parameters());
    for (int i = 0; i < mapped.size() && i < labels.size(); i++) {
      if (labels.get(i).contains("TransactionID")) {
        mapped.set(i, recordedIds.getOrDefault(mapped.get(i), mapped.get(i)));
      }
    }
    return mapped;
  }

  /** Parameters that were left out are 0. */
  private static List<Integer> parameters(List<Integer> raw) {
    int end = raw.size();
    while (end > 0 && raw.get(end - 1) == 0) {
      end--;
    }
    return raw.subList(0, end);
  }

  /** The number that a transaction has now, by the number that it had in the recording. */
  public Optional<TransactionId> live(TransactionId recorded) {
    return recordedIds.entrySet().stream()
        .filter(each -> each.getValue() == recorded.raw())
        .map(each -> new TransactionId(each.getKey()))
        .reduce((earlier, later) -> later);
  }

  /** The scene that is most like a request that has none: first by operation, then by place. */
  public Optional<Scene> nearest(OperationRequest request) {
    Comparator<Scene> likeness =
        Comparator.<Scene>comparingInt(scene -> common(scene, request))
            .thenComparingInt(scene -> -Math.abs(scene.number() - 1 - cursor));
    return scenes.stream()
        .filter(scene -> scene.operation().equals(request.operation()))
        .max(likeness)
        .or(() -> cursor < scenes.size() ? Optional.of(scenes.get(cursor)) : Optional.empty())
        .or(() -> scenes.isEmpty() ? Optional.empty() : Optional.of(scenes.get(scenes.size() - 1)));
  }

  private static int common(Scene scene, OperationRequest request) {
    int common = 0;
    for (int i = 1; i <= OperationRequest.MAX_PARAMETERS; i++) {
      common += scene.request().parameter(i) == request.parameter(i) ? 1 : 0;
    }
    return common;
  }

  /** How many scenes were not asked for. */
  public int unplayed() {
    int count = 0;
    for (boolean each : played) {
      count += each ? 0 : 1;
    }
    return count;
  }
}
