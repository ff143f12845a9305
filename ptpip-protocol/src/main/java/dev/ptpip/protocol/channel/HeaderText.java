package dev.ptpip.protocol.channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recognises what is no header of a packet at all: a greeting of another protocol. */
final class HeaderText {
  private static final int BYTES = 8;

  private HeaderText() {}

  /** Words that quote the header if it is printable text, as that of HTTP or SSH; else nothing. */
  static String of(int length, int type) {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(length)
            .putInt(type)
            .array();
    for (byte each : bytes) {
      if (each < ' ' || each > '~') {
        return "";
      }
    }
    return "; that is text, and another protocol: \""
        + new String(bytes, StandardCharsets.US_ASCII)
        + "…\"";
  }
}
