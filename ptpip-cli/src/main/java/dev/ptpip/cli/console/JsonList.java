package dev.ptpip.cli.console;

import java.io.PrintStream;
import java.util.Map;

/**
 * One JSON document that grows: some members, a list that is written as it comes, and members for
 * which the end is needed. Each element is flushed at once. Guarded by itself.
 */
public final class JsonList {
  private final PrintStream out;
  private boolean empty = true;
  private boolean closed;

  /** Begins the document. */
  public JsonList(PrintStream out, Map<String, ?> head, String listName) {
    this.out = out;
    String members = Json.text(head);
    String before = head.isEmpty() ? "{" : members.substring(0, members.length() - 1) + ",";
    out.print(before + Json.text(listName) + ":[");
    out.flush();
  }

  /** Adds an element; does nothing when the document is closed. */
  public synchronized void add(Object element) {
    if (closed) {
      return;
    }
    out.print((empty ? "\n" : ",\n") + Json.text(element));
    out.flush();
    empty = false;
  }

  /** Ends the document with further members; the first call counts. */
  public synchronized void close(Map<String, ?> tail) {
    if (closed) {
      return;
    }
    closed = true;
    String members = Json.text(tail);
    out.print(
        (empty ? "]" : "\n]")
            + (tail.isEmpty() ? "" : "," + members.substring(1, members.length() - 1))
            + "}\n");
    out.flush();
  }
}
