package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.CodeNames;
import dev.ptpip.simulator.responder.JournalConnection;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.JournalEvent;
import dev.ptpip.simulator.responder.JournalFailure;
import dev.ptpip.simulator.responder.JournalItem;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what a camera went through, for the message of a failure. */
final class Story {
  private static final int MOST_LINES = 20;
  private static final double NEAR = 0.5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final List<JournalItem> items;
  private final CodeNames names;

  Story(List<JournalItem> items, CameraModel model) {
    this.items = items;
    this.names = new CodeNames(model.vendor());
  }

  /**
   * The message that an operation did not come as often as wanted.
   *
   * @param matches which items count
   * @param amount how often it was wanted
   * @param count how often it came
   */
  String of(OperationCode operation, Predicate<JournalItem> matches, String amount, long count) {
    StringBuilder text =
        new StringBuilder("Expected ")
            .append(names.book().name(operation))
            .append(' ')
            .append(amount)
            .append(", but it ")
            .append(Texts.came(count))
            .append('.');
    lines().forEach(line -> text.append("\n  ").append(line));
    nearest(operation, matches)
        .ifPresent(near -> text.append("\nnearest: ").append(near).append(" Did you mean that?"));
    return text.toString();
  }

  /** Everything that happened, a line each. */
  List<String> all() {
    return items.stream().map(this::line).toList();
  }

  /** The last things that happened, a line each. */
  List<String> lines() {
    if (items.isEmpty()) {
      return List.of("nobody has connected");
    }
    List<JournalItem> last = items.subList(Math.max(0, items.size() - MOST_LINES), items.size());
    String[] lines = last.stream().map(this::line).toArray(String[]::new);
    lines[lines.length - 1] = marked(lines[lines.length - 1], "nothing after this");
    String left = items.size() > last.size() ? "… " + (items.size() - last.size()) + " before" : "";
    return left.isEmpty()
        ? List.of(lines)
        : Stream.concat(Stream.of(left), Arrays.stream(lines)).toList();
  }

  private static String marked(String line, String mark) {
    return "%-68s ← %s".formatted(line, mark);
  }

  private String line(JournalItem item) {
    String time = TIME.format(item.at().atZone(ZoneId.systemDefault()));
    if (item instanceof JournalEntry entry) {
      String outcome =
          entry.broken().orElseGet(() -> entry.response().map(names.book()::name).orElse(""));
      String line =
          "%s  %-32s  %s".formatted(time, names.request(entry.request()), outcome).stripTrailing();
      return entry.rules().isEmpty() ? line : marked(line, String.join(", ", entry.rules()));
    }
    return time + "  " + subject(item);
  }

  private String subject(JournalItem item) {
    if (item instanceof JournalConnection connection) {
      return switch (connection.change()) {
        case CONNECTED -> connection.who() + " connected";
        case LEFT -> connection.who() + " " + connection.detail();
        case REFUSED -> connection.who() + " was refused, " + connection.detail();
      };
    }
    if (item instanceof JournalEvent happened) {
      return "event " + names.book().name(happened.event().code());
    }
    return item instanceof JournalFailure failure ? failure.problem() : item.toString();
  }

  // ---- what comes nearest

  private Optional<String> nearest(OperationCode wanted, Predicate<JournalItem> matches) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    String best = "";
    double bestLikeness = NEAR;
    for (JournalItem item : items) {
      if (item instanceof JournalEntry entry && !matches.test(item)) {
        double likeness =
            entry.operation().equals(wanted)
                ? 1
                : likeness(names.book().name(wanted), names.book().name(entry.operation()));
        String request = names.request(entry.request());
        counts.merge(request, 1, Integer::sum);
        if (likeness > bestLikeness || (likeness == bestLikeness && best.isEmpty())) {
          bestLikeness = likeness;
          best = request;
        }
      }
    }
    if (best.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(best + "   (" + Texts.times(counts.getOrDefault(best, 1)) + ").");
  }

  /** The share of words that two names have in common: Get, Partial, Object. */
  private static double likeness(String a, String b) {
    Set<String> words = words(a);
    Set<String> both = new HashSet<>(words);
    both.retainAll(words(b));
    words.addAll(words(b));
    return words.isEmpty() ? 0 : (double) both.size() / words.size();
  }

  private static Set<String> words(String name) {
    return new HashSet<>(Arrays.asList(name.split("(?<=[a-z])(?=[A-Z])", -1)));
  }
}
