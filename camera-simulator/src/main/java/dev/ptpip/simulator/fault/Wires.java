package dev.ptpip.simulator.fault;

import java.util.Locale;

/** Which of an initiator's two connections a fault is for. */
public enum Wires {
  /** The Command/Data connection. */
  COMMAND,
  /** The Event connection. */
  EVENT,
  /** Both of them. */
  BOTH;

  /** Whether the Command/Data connection is meant. */
  public boolean command() {
    return this != EVENT;
  }

  /** Whether the Event connection is meant. */
  public boolean event() {
    return this != COMMAND;
  }

  static Wires parse(String text) {
    for (Wires wires : values()) {
      if (wires.toString().equals(text)) {
        return wires;
      }
    }
    throw new RuleSyntaxException(
        "command, event or both expected, not \""
            + text
            + "\""
            + Hints.near(text, (Object[]) values()));
  }

  /** As it is written in a rule. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
