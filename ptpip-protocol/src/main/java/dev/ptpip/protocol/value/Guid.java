package dev.ptpip.protocol.value;

import dev.ptpip.protocol.io.Bytes;
import java.util.Random;

/**
 * Identifies an initiator or a responder: 16 opaque bytes, never byte-swapped (CIPA DC-005 §2.3.1).
 *
 * @param bytes exactly 16 bytes in wire order
 */
public record Guid(Bytes bytes) {
  /** Length on the wire. */
  public static final int LENGTH = 16;

  /** Checks the length. */
  public Guid {
    if (bytes.size() != LENGTH) {
      throw new IllegalArgumentException("a GUID has 16 bytes, not " + bytes.size());
    }
  }

  /**
   * Reads 32 hexadecimal digits in wire order; dashes, colons and white space are ignored.
   *
   * @throws IllegalArgumentException if there are not exactly 32 digits
   */
  public static Guid parse(String text) {
    return new Guid(Bytes.ofHex(text.replaceAll("[-:\\s]", "")));
  }

  /** Sixteen bytes from {@code random}. */
  public static Guid random(Random random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Guid(Bytes.copyOf(bytes));
  }

  /** First three and last byte, as logs show it: {@code 9f1c2a…77}. */
  public String brief() {
    String hex = bytes.toHex();
    return hex.substring(0, 6) + "…" + hex.substring(30);
  }

  /** 32 lower-case hexadecimal digits in wire order. */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
