package dev.ptpip.protocol.code;

import java.util.Optional;
import java.util.stream.Stream;

/** Compares names as people type them, and finds the one that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /** The letters and digits of a name, in lower case: {@code Get_ObjectInfo} → getobjectinfo. */
  public static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.append((char) (c + 'a' - 'A'));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /**
   * The candidate nearest to what was typed, for "did you mean …?"; none if all are too different
   * (more than a third of the letters, at least two).
   */
  public static Optional<String> nearest(String typed, Stream<String> candidates) {
    String wanted = fold(typed);
    int limit = Math.max(2, wanted.length() / 3);
    String[] best = new String[1];
    int[] least = {limit + 1};
    candidates.forEach(
        candidate -> {
          String folded = fold(candidate);
          if (Math.abs(folded.length() - wanted.length()) < least[0]) {
            int distance = distance(wanted, folded);
            if (distance < least[0] && distance < Math.max(1, wanted.length())) {
              least[0] = distance;
              best[0] = candidate;
            }
          }
        });
    return Optional.ofNullable(best[0]);
  }

  /** Insertions, removals, replacements and swaps of neighbours that lead from one to the other. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
