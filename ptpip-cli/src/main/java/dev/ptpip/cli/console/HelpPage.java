package dev.ptpip.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A help page of 80 columns: paragraphs, and entries of two columns. Confined to one thread. */
public final class HelpPage {
  /** Widest line. */
  public static final int WIDTH = 80;

  private static final int INDENT = 2;
  private static final int GAP = 2;

  private final List<String> lines = new ArrayList<>();
  private final int column;

  /** A page whose second column begins after entries of {@code leftWidth} characters. */
  public HelpPage(int leftWidth) {
    this.column = INDENT + leftWidth + GAP;
  }

  /** A line as it is. */
  public HelpPage line(String text) {
    lines.add(text);
    return this;
  }

  /** An empty line. */
  public HelpPage gap() {
    return line("");
  }

  /** Words that are broken into lines. */
  public HelpPage paragraph(String text) {
    lines.addAll(wrap(text, WIDTH));
    return this;
  }

  /** A name and what it is; a name that is too long has a line of its own. */
  public HelpPage entry(String left, String right) {
    String head = " ".repeat(INDENT) + left;
    List<String> wrapped = wrap(right, WIDTH - column);
    if (head.length() + GAP > column) {
      lines.add(head);
      head = "";
    }
    for (String part : wrapped) {
      lines.add((Human.pad(head, column) + part).stripTrailing());
      head = "";
    }
    return this;
  }

  /** The lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static List<String> wrap(String text, int width) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
        wrapped.add(current.toString());
        current.setLength(0);
      }
      if (!current.isEmpty()) {
        current.append(' ');
      }
      current.append(word);
    }
    wrapped.add(current.toString());
    return wrapped;
  }
}
