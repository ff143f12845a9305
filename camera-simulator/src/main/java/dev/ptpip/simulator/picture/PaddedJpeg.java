package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** Codes a small picture so that it takes a given number of bytes. */
final class PaddedJpeg {
  private static final int[] SCALES = {85, 70, 50, 30, 15, 5, 1};

  /** SOI and the JFIF segment: what comes behind it may be a comment. */
  private static final int COMMENT_AT = 20;

  private static final int LONGEST_COMMENT = 0xFFFF + 2;

  private PaddedJpeg() {}

  static Optional<Bytes> of(Raster raster, int size) {
    for (int scale : SCALES) {
      Bytes jpeg = PixelJpeg.encode(raster, scale);
      if (jpeg.size() <= size) {
        return Optional.of(padded(jpeg, size));
      }
    }
    return Optional.empty();
  }

  private static Bytes padded(Bytes jpeg, int size) {
    Bytes padded = jpeg;
    while (padded.size() < size) {
      int missing = Math.min(size - padded.size(), LONGEST_COMMENT);
      padded =
          padded
              .slice(0, COMMENT_AT)
              .concat(filling(missing))
              .concat(padded.slice(COMMENT_AT, padded.size()));
    }
    return padded;
  }

  /** A comment (ITU-T T.81 §B.2.4.5), or fill bytes (§B.1.1.2) if there is no room for one. */
  private static Bytes filling(int count) {
    byte[] filling = new byte[count];
    if (count < 4) {
      Arrays.fill(filling, (byte) 0xFF);
    } else {
      Arrays.fill(filling, (byte) ' ');
      filling[0] = (byte) 0xFF;
      filling[1] = (byte) 0xFE;
      filling[2] = (byte) ((count - 2) >> 8);
      filling[3] = (byte) (count - 2);
    }
    return Bytes.copyOf(filling);
  }
}
