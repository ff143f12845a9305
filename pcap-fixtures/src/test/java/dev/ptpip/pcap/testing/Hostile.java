package dev.ptpip.pcap.testing;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A good capture that is going to be damaged: at any place, or in the first bytes of a frame, where
 * its headers are.
 */
final class Hostile {
  private static final int HEADERS = 160;

  private final byte[] bytes;
  private final long[] frames;

  /**
   * @param bytes a capture
   * @param file the same
   */
  Hostile(byte[] bytes, Path file) throws IOException {
    this.bytes = bytes;
    long[] places = new long[16];
    int count = 0;
    try (FrameReader reader = Windows.READ.open(file)) {
      while (reader.next()) {
        if (count == places.length) {
          places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = reader.fileOffset();
      }
    } catch (IOException broken) {
      // the frames up to there
    }
    this.frames = Arrays.copyOf(places, count);
  }

  int size() {
    return bytes.length;
  }

  /** A copy with one to eight damages. */
  byte[] variant(Random random) {
    byte[] variant = bytes.clone();
    int damages = 1 + random.nextInt(8);
    for (int i = 0; i < damages && variant.length > 8; i++) {
      variant = damage(variant, place(variant.length, random), random);
    }
    return variant;
  }

  private int place(int length, Random random) {
    if (frames.length > 0 && random.nextBoolean()) {
      // from before the frame, where the file has its length, to behind the header of a packet
      long at = frames[random.nextInt(frames.length)] - 32 + random.nextInt(HEADERS);
      if (at >= 0 && at < length) {
        return (int) at;
      }
    }
    return random.nextInt(length);
  }

  private static byte[] damage(byte[] bytes, int at, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> {
        int[] telling = {0, 0xFF, 0x7F, 0x80, 1, 8, 12};
        Arrays.fill(
            bytes,
            at,
            Math.min(bytes.length, at + 4),
            (byte) telling[random.nextInt(telling.length)]);
      }
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        // a piece twice
        int end = Math.min(bytes.length, at + random.nextInt(200));
        byte[] longer = new byte[bytes.length + end - at];
        System.arraycopy(bytes, 0, longer, 0, end);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
      }
      case 5 -> {
        // a piece gone
        int end = Math.min(bytes.length, at + random.nextInt(200));
        byte[] shorter = new byte[bytes.length - (end - at)];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, end, shorter, at, bytes.length - end);
        return shorter;
      }
      case 6 -> {
        // a number a little off
        bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
      }
      default -> {
        int other = random.nextInt(bytes.length);
        int count = Math.min(64, bytes.length - Math.max(at, other));
        System.arraycopy(bytes, other, bytes, at, count);
      }
    }
    return bytes;
  }
}
