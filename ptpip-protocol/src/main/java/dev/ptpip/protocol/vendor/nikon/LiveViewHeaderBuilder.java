package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;

/**
 * Fills a live-view header. A field that the layout has no place for is left out, so that one
 * description of a scene serves every body. Confined to one thread.
 *
 * <p>Initiators find the JPEG by its first two bytes, FF D8. A header that contained them would
 * break the frame, so a number that would bring them in is moved to the nearest that does not (an
 * angle by half a degree at most). The length of the JPEG can't be moved: see {@link #frame}.
 */
public final class LiveViewHeaderBuilder {
  private static final int VERSION_1_0 = 0x0001_0000;

  private final LiveViewLayout layout;
  private final ByteBuffer header;

  LiveViewHeaderBuilder(LiveViewLayout layout) {
    this.layout = layout;
    this.header = ByteBuffer.allocate(layout.headerBytes());
    set(LiveViewField.HEADER_VERSION, VERSION_1_0);
    set(LiveViewField.HEADER_BYTES, layout.headerBytes());
  }

  /**
   * Sets one field.
   *
   * @throws IllegalArgumentException if {@code value} does not fit the field, even when the layout
   *     does not have it
   */
  public LiveViewHeaderBuilder set(LiveViewField field, long value) {
    int bits = 8 * field.width();
    long min = field.isSigned() ? -(1L << (bits - 1)) : 0;
    long max = field.isSigned() ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s holds %d to %d, not %d".formatted(field, min, max, value));
    }
    layout.offset(field).ifPresent(at -> put(at, field.width(), value));
    return this;
  }

  private void put(int at, int width, long value) {
    for (int i = 0; i < width; i++) {
      header.put(at + i, (byte) (value >>> (8 * (width - 1 - i))));
    }
  }

  /** Size of the JPEG in pixels. */
  public LiveViewHeaderBuilder imageSize(int width, int height) {
    return set(LiveViewField.IMAGE_WIDTH, width).set(LiveViewField.IMAGE_HEIGHT, height);
  }

  /** Size of the whole picture. */
  public LiveViewHeaderBuilder wholeSize(int width, int height) {
    return set(LiveViewField.WHOLE_WIDTH, width).set(LiveViewField.WHOLE_HEIGHT, height);
  }

  /** Size and centre of the part that the JPEG shows. */
  public LiveViewHeaderBuilder displayArea(int width, int height, int centreX, int centreY) {
    return set(LiveViewField.DISPLAY_WIDTH, width)
        .set(LiveViewField.DISPLAY_HEIGHT, height)
        .set(LiveViewField.DISPLAY_CENTRE_X, centreX)
        .set(LiveViewField.DISPLAY_CENTRE_Y, centreY);
  }

  /** Size and centre of the only AF frame. */
  public LiveViewHeaderBuilder afFrame(int width, int height, int centreX, int centreY) {
    return set(LiveViewField.AF_FRAMES, 1)
        .set(LiveViewField.AF_FRAME_WIDTH, width)
        .set(LiveViewField.AF_FRAME_HEIGHT, height)
        .set(LiveViewField.AF_FRAME_CENTRE_X, centreX)
        .set(LiveViewField.AF_FRAME_CENTRE_Y, centreY);
  }

  /**
   * Roll, pitch and yaw.
   *
   * @param roll degrees, -32768 to 32767
   * @param pitch degrees
   * @param yaw degrees
   */
  public LiveViewHeaderBuilder level(double roll, double pitch, double yaw) {
    return set(LiveViewField.ROLL, Math.round(roll * 65536))
        .set(LiveViewField.PITCH, Math.round(pitch * 65536))
        .set(LiveViewField.YAW, Math.round(yaw * 65536));
  }

  /** Sound levels, 0 to 14. */
  public LiveViewHeaderBuilder sound(int peakLeft, int peakRight, int left, int right) {
    return set(LiveViewField.SOUND_PEAK_LEFT, peakLeft)
        .set(LiveViewField.SOUND_PEAK_RIGHT, peakRight)
        .set(LiveViewField.SOUND_LEVEL_LEFT, left)
        .set(LiveViewField.SOUND_LEVEL_RIGHT, right);
  }

  /**
   * The header and its image. A JPEG whose very length would bring FF D8 into a header that tells
   * it gets zeroes behind its end, which no reader of JPEG minds.
   */
  public LiveViewFrame frame(Bytes jpeg) {
    int length = jpeg.size();
    LiveViewHeader header = set(LiveViewField.IMAGE_BYTES, length).build();
    while (header.field(LiveViewField.IMAGE_BYTES).orElse(length) != length) {
      length++;
      header = set(LiveViewField.IMAGE_BYTES, length).build();
    }
    return LiveViewFrame.of(header, jpeg.concat(Bytes.copyOf(new byte[length - jpeg.size()])));
  }

  /** The header alone, in which FF D8 does not occur. */
  public LiveViewHeader build() {
    byte[] bytes = header.array().clone();
    for (LiveViewField field : LiveViewField.values()) {
      layout.offset(field).ifPresent(at -> avoidWithin(bytes, at, field.width()));
    }
    avoidBetween(bytes);
    return new LiveViewHeader(layout, Bytes.copyOf(bytes));
  }

  /** Moves the number up or down, whichever is nearer, until FF D8 is not in it. */
  private static void avoidWithin(byte[] bytes, int at, int width) {
    for (int i = at; i < at + width - 1; i++) {
      if (isStartOfImage(bytes, i)) {
        boolean up = i + 2 < at + width ? bytes[i + 2] < 0 : true;
        bytes[i + 1] = (byte) (up ? 0xD9 : 0xD7);
        for (int rest = i + 2; rest < at + width; rest++) {
          bytes[rest] = (byte) (up ? 0 : 0xFF);
        }
      }
    }
  }

  /** One number ends with FF and the next begins with D8: the first is made smaller by one. */
  private static void avoidBetween(byte[] bytes) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (isStartOfImage(bytes, i)) {
        bytes[i] = (byte) 0xFE;
      }
    }
  }

  private static boolean isStartOfImage(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xD8;
  }
}
