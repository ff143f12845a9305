package dev.ptpip.conformance.fuzz;

import dev.ptpip.protocol.value.Guid;

/** Something in a message that is only known when it is sent. */
public enum Blank {
  /** Our identity: no file has it in it. */
  GUID(Guid.LENGTH, "<guid>"),
  /** The connection number of the last Init_Command_Ack. */
  CONNECTION(4, "<connection>");

  private final int width;
  private final String word;

  Blank(int width, String word) {
    this.width = width;
    this.word = word;
  }

  /** How many bytes it has. */
  int width() {
    return width;
  }

  /** How files call it. */
  String word() {
    return word;
  }
}
