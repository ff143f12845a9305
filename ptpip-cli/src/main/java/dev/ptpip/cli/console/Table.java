package dev.ptpip.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns line up, two spaces apart. Confined to one thread. */
public final class Table {
  /** To which side of its column a text goes. */
  public enum Align {
    /** To the left. */
    LEFT,
    /** To the right, for numbers. */
    RIGHT
  }

  private final List<Align> aligns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these columns. */
  public Table(Align... aligns) {
    this.aligns = List.of(aligns);
  }

  /** Adds a row; as many texts as there are columns. */
  public Table row(String... cells) {
    if (cells.length != aligns.size()) {
      throw new IllegalArgumentException(aligns.size() + " cells expected, not " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, without trailing spaces. */
  public List<String> lines() {
    int[] widths = new int[aligns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(i == 0 ? "" : "  ");
        line.append(
            aligns.get(i) == Align.LEFT
                ? Human.pad(row.get(i), widths[i])
                : Human.padLeft(row.get(i), widths[i]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
