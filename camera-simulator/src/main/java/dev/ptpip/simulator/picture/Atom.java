package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A QuickTime atom: length, four letters, big-endian fields or other atoms. */
final class Atom {
  private static final int[] UNITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final String type;

  Atom(String type) {
    this.type = type;
  }

  Atom uint8(int... values) {
    for (int value : values) {
      body.write(value);
    }
    return this;
  }

  Atom uint16(int... values) {
    for (int value : values) {
      uint8(value >> 8, value);
    }
    return this;
  }

  Atom uint32(long... values) {
    for (long value : values) {
      uint16((int) (value >> 16), (int) value);
    }
    return this;
  }

  Atom text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** A matrix that changes nothing. */
  Atom unityMatrix() {
    for (int value : UNITY) {
      uint32(value);
    }
    return this;
  }

  Atom add(Atom child) {
    body.writeBytes(child.toBytes().toArray());
    return this;
  }

  /** The fields without length and type. */
  Bytes bodyBytes() {
    return Bytes.copyOf(body.toByteArray());
  }

  Bytes toBytes() {
    Atom whole = new Atom("");
    whole.uint32(8 + body.size()).text(type);
    whole.body.writeBytes(body.toByteArray());
    return Bytes.copyOf(whole.body.toByteArray());
  }
}
