package dev.ptpip.simulator.store;

import java.io.IOException;
import java.util.Optional;

/**
 * What the segments of a JPEG before its first scan say (ITU-T T.81 §B.2); 0 for what they don't.
 *
 * @param exif the TIFF structure of EXIF
 */
record JpegSegments(int width, int height, int bitDepth, Optional<Window> exif) {
  private static final int SEGMENT_LIMIT = 256;
  private static final int SOI = 0xFFD8;
  private static final int SOS = 0xFFDA;
  private static final int EOI = 0xFFD9;
  private static final int APP1 = 0xFFE1;

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
            exif);
      }
      if (marker == APP1 && body > 6 && file.ascii(at + 4, 6).equals("Exif\0\0")) {
        exif = Optional.of(file.part(at + 10, body - 6));
      }
      at += 2L + length;
    }
    return new JpegSegments(0, 0, 0, exif);
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
