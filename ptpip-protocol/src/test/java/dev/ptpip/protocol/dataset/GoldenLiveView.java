package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;

/** Live-view frames of one scene, in the headers of several generations of bodies. */
final class GoldenLiveView {
  private static final Bytes JPEG = Hex.of("ff d8 ff d9");

  private static final String GEOMETRY =
      """
      02 80 01 a8  # image 640 x 424
      17 70 0f a0  # whole picture 6000 x 4000
      0b b8 07 d0  # shown part 3000 x 2000
      0b b9 07 d1  # its centre 3001, 2001
      01 54 01 20  # AF frame 340 x 288
      0b ba 07 d2  # its centre 3002, 2002
      """;

  private static final String EARLY =
      GEOMETRY
          + """
          00 00 00 00 00  # unknown
          02              # rotation 2, at 29
          00 00 00 00 00 00 00 00 00 00  # unknown
          01              # focus judgement 1, not in focus, at 40
          """;

  private static final String MOVIE =
      """
      00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  # unknown
      00 12 4f 80     # movie time left 1200000 ms, at 56
      01              # recording, at 60
      """;

  static final Bytes OF_64 = filled(Hex.of(EARLY), 64).concat(JPEG);
  static final Bytes OF_128 = filled(Hex.of(EARLY + MOVIE), 128).concat(JPEG);
  static final Bytes OF_384_EARLY = filled(Hex.of(EARLY + MOVIE), 384).concat(JPEG);

  static final Bytes OF_512 =
      filled(
              Hex.of(
                  """
                  00 01 00 00  # header of version 1.0
                  00 00 00 00  # unknown
                  00 00 02 00  # header 512 bytes, at 8
                  00 00 00 04  # image 4 bytes, at 12
                  17 70 0f a0  # whole picture 6000 x 4000
                  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  # unknown
                  01           # focus judgement 1, not in focus, at 42
                  00           # unknown
                  01           # one AF frame, at 44
                  00 00 00     # unknown
                  01 54 01 20  # AF frame 340 x 288, at 48
                  0b ba 07 d2  # its centre 3002, 2002
                  """),
              512)
          .concat(JPEG);

  static final Bytes OF_1024 =
      filled(
              filled(
                      Hex.of(
                          """
                          00 00 00 00 00 00 00 00  # unknown
                          00 00 04 00  # header 1024 bytes, at 8
                          00 00 00 04  # image 4 bytes, at 12
                          17 70 0f a0  # whole picture 6000 x 4000
                          0b b8 07 d0  # shown part 3000 x 2000
                          0b b9 07 d1  # its centre 3001, 2001
                          02 80 01 a8  # image 640 x 424, at 28
                          00 00 00 00 00 00 00 00 00 00  # unknown
                          01           # focus judgement 1, not in focus, at 42
                          00           # unknown
                          01           # one AF frame, at 44
                          00 00 00     # unknown
                          01 54 01 20  # AF frame 340 x 288, at 48
                          0b ba 07 d2  # its centre 3002, 2002
                          """),
                      816)
                  .concat(
                      Hex.of(
                          """
                          00 12 4f 80  # movie time left 1200000 ms, at 816
                          00 00 00 00  # unknown
                          0e 0d 03 02  # sound peak left 14, right 13, level left 3, right 2, at 824
                          01           # recording, at 828
                          00 00 00 00 00 00 00 00 00 00  # unknown
                          02           # rotation 2, at 839
                          ff ff 80 00  # roll -0.5 degrees, at 840
                          00 01 40 00  # pitch 1.25 degrees
                          00 00 00 00  # yaw 0
                          """)),
              1024)
          .concat(JPEG);

  private GoldenLiveView() {}

  static Bytes of(LiveViewLayout layout) {
    return switch (layout) {
      case BYTES_64 -> OF_64;
      case BYTES_128 -> OF_128;
      case BYTES_384_EARLY -> OF_384_EARLY;
      case BYTES_384 -> Golden.LIVE_VIEW_384;
      case BYTES_512 -> OF_512;
      case BYTES_1024 -> OF_1024;
    };
  }

  /** Zeroes up to {@code size}: nothing is known of them. */
  private static Bytes filled(Bytes known, int size) {
    return known.concat(Bytes.copyOf(new byte[size - known.size()]));
  }
}
