package dev.ptpip.simulator.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Optional;

/**
 * What the segments of a JPEG before its first scan say (ITU-T T.81 §B.2); 0 for what they don't.
 *
 * @param exif the TIFF structure of EXIF
 * @param frame where the frame's header is
 */
record JpegSegments(int width, int height, int bitDepth, Optional<Window> exif, long frame) {
  private static final int SEGMENT_LIMIT = 256;
  private static final int SOI = 0xFFD8;
  private static final int SOS = 0xFFDA;
  private static final int EOI = 0xFFD9;
  private static final int APP1 = 0xFFE1;
  private static final int SOF0 = 0xFFC0;
  private static final int SOF1 = 0xFFC1;

  static boolean isJpeg(Window file) throws IOException {
    return file.uint16(0) == SOI;
  }

  /** Reads as far as it makes sense. */
  static JpegSegments read(Window file) throws IOException {
    Optional<Window> exif = Optional.empty();
    long at = 2;
    for (int i = 0; i < SEGMENT_LIMIT && at + 4 <= file.size(); i++) {
      int marker = file.uint16(at);
      if (marker == 0xFFFF) {
        at++;
        continue;
      }
      int length = file.uint16(at + 2);
      if (marker >> 8 != 0xFF || marker == SOS || marker == EOI || length < 2) {
        break;
      }
      long body = Math.min(length - 2L, file.size() - at - 4);
      if (isFrame(marker) && body >= 6) {
        return new JpegSegments(
            file.uint16(at + 7),
            file.uint16(at + 5),
            file.uint8(at + 4) * file.uint8(at + 9),
            exif,
            at);
      }
      if (marker == APP1 && body > 6 && file.ascii(at + 4, 6).equals("Exif\0\0")) {
        exif = Optional.of(file.part(at + 10, body - 6));
      }
      at += 2L + length;
    }
    return new JpegSegments(0, 0, 0, exif, 0);
  }

  /**
   * Whether the picture can be decoded line by line, as cameras' pictures can: 8 bits, grey or
   * three colours, Huffman-coded, everything in one scan. Others (progressive ones, CMYK) would
   * have to be held in memory as a whole or mean colours that can't be known.
   */
  boolean isPlain(Window file) {
    try {
      return width > 0 && height > 0 && isPlain(file, frame);
    } catch (IOException | BufferUnderflowException e) {
      return false;
    }
  }

  private static boolean isPlain(Window file, long frame) throws IOException {
    int kind = file.uint16(frame);
    int colours = file.uint8(frame + 9);
    if ((kind != SOF0 && kind != SOF1) || file.uint8(frame + 4) != 8) {
      return false;
    }
    long at = frame;
    for (int i = 0; i < SEGMENT_LIMIT; i++) {
      int marker = file.uint16(at);
      if (marker == SOS) {
        return (colours == 1 || colours == 3) && file.uint8(at + 4) == colours;
      }
      if (marker >> 8 != 0xFF || marker == EOI) {
        return false;
      }
      at += marker == 0xFFFF ? 1 : 2L + file.uint16(at + 2);
    }
    return false;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81 table B.1). */
  private static boolean isFrame(int marker) {
    return marker >= 0xFFC0
        && marker <= 0xFFCF
        && marker != 0xFFC4
        && marker != 0xFFC8
        && marker != 0xFFCC;
  }
}
