package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads tags of the first and the EXIF directory; shares no code with what writes them. */
final class ExifReader {
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int SHORT = 3;

  private final ByteBuffer tiff;
  private final Map<Integer, Integer> entries = new HashMap<>();

  private ExifReader(ByteBuffer tiff) {
    this.tiff = tiff;
    directory(tiff.getInt(4));
    Integer exif = entries.get(EXIF_DIRECTORY);
    if (exif != null) {
      directory(tiff.getInt(exif + 8));
    }
  }

  static ExifReader of(Bytes jpeg) {
    ByteBuffer all = jpeg.asBuffer();
    int at = 2;
    while ((all.getShort(at) & 0xFFFF) != 0xFFE1) {
      at += 2 + (all.getShort(at + 2) & 0xFFFF);
    }
    ByteBuffer tiff = all.slice(at + 10, (all.getShort(at + 2) & 0xFFFF) - 8);
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new ExifReader(tiff);
  }

  private void directory(int offset) {
    int count = tiff.getShort(offset) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int entry = offset + 2 + 12 * i;
      entries.putIfAbsent(tiff.getShort(entry) & 0xFFFF, entry);
    }
  }

  private int entry(int tag) {
    Integer at = entries.get(tag);
    if (at == null) {
      throw new AssertionError("no tag %04x among %s".formatted(tag, entries.keySet()));
    }
    return at;
  }

  double rational(int tag) {
    int at = tiff.getInt(entry(tag) + 8);
    return (tiff.getInt(at) & 0xFFFF_FFFFL) / (double) (tiff.getInt(at + 4) & 0xFFFF_FFFFL);
  }

  long number(int tag) {
    int at = entry(tag);
    return tiff.getShort(at + 2) == SHORT ? tiff.getShort(at + 8) & 0xFFFF : tiff.getInt(at + 8);
  }

  String text(int tag) {
    int at = entry(tag);
    int size = tiff.getInt(at + 4);
    byte[] bytes = new byte[size - 1];
    tiff.get(size <= 4 ? at + 8 : tiff.getInt(at + 8), bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
