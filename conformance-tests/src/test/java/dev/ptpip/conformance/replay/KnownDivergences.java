package dev.ptpip.conformance.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Differences that are right, from {@code divergences.txt}: side, fixture, kind, what was asked,
 * and the reason, separated by {@code |}.
 */
final class KnownDivergences {
  /** Which side of a fixture is played. */
  enum Side {
    /** The initiator, to the simulator. */
    INITIATOR,
    /** The responder, to the client of the same capture. */
    RESPONDER,
    /** The responder, to our own client. */
    CLIENT
  }

  private static final int COLUMNS = 5;

  private final List<Entry> entries;

  private record Entry(Side side, String fixture, String what) {}

  private KnownDivergences(List<Entry> entries) {
    this.entries = entries;
  }

  static KnownDivergences read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = KnownDivergences.class.getResourceAsStream("divergences.txt")) {
      if (in == null) {
        throw new IOException("divergences.txt is not there");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\\s*\\|\\s*", -1);
          if (cells.length != COLUMNS || cells[4].isBlank()) {
            throw new IOException("side | fixture | kind | asked | reason expected: " + line);
          }
          entries.add(new Entry(Side.valueOf(cells[0]), cells[1], cells[2] + " | " + cells[3]));
        }
      }
    }
    return new KnownDivergences(List.copyOf(entries));
  }

  /** The differences that one side of a fixture must have, as {@code kind | asked}. */
  Set<String> of(Side side, String fixture) {
    return entries.stream()
        .filter(each -> each.side() == side && each.fixture().equals(fixture))
        .map(Entry::what)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The fixtures that have any. */
  Set<String> fixtures() {
    return entries.stream().map(Entry::fixture).collect(Collectors.toCollection(TreeSet::new));
  }
}
