package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header before a live-view image. All bytes are kept; {@link LiveViewField} names those whose
 * meaning is known.
 *
 * @param layout which fields are where
 * @param bytes the whole header, as many bytes as {@code layout} has
 */
public record LiveViewHeader(LiveViewLayout layout, Bytes bytes) implements Dataset {
  private static final double ANGLE_UNIT = 65536.0;

  /**
   * Width and height.
   *
   * @param width from left to right
   * @param height from top to bottom
   */
  public record Size(int width, int height) {}

  /**
   * A place.
   *
   * @param x from the left
   * @param y from the top
   */
  public record Point(int x, int y) {}

  /** Checks the length. */
  public LiveViewHeader {
    if (bytes.size() != layout.headerBytes()) {
      throw new IllegalArgumentException(
          layout + " has " + layout.headerBytes() + " bytes, not " + bytes.size());
    }
  }

  /** Starts a header of zeroes, but for what a header says of itself. */
  public static LiveViewHeaderBuilder builder(LiveViewLayout layout) {
    return new LiveViewHeaderBuilder(layout);
  }

  /** Reads a header; what follows it is left. */
  public static LiveViewHeader read(LiveViewLayout layout, DataReader in) {
    return new LiveViewHeader(layout, in.bytes("LiveViewHeader", layout.headerBytes()));
  }

  @Override
  public void write(DataWriter out) {
    out.bytes(bytes);
  }

  /** The number in {@code field}, if the layout has it. */
  public OptionalLong field(LiveViewField field) {
    if (layout.offset(field).isEmpty()) {
      return OptionalLong.empty();
    }
    int at = layout.offset(field).getAsInt();
    ByteBuffer buffer = bytes.asBuffer();
    return OptionalLong.of(
        switch (field.width()) {
          case 1 -> Byte.toUnsignedLong(buffer.get(at));
          case 2 -> Short.toUnsignedLong(buffer.getShort(at));
          default ->
              field.isSigned() ? buffer.getInt(at) : Integer.toUnsignedLong(buffer.getInt(at));
        });
  }

  /** Size of the JPEG in pixels. */
  public Optional<Size> imageSize() {
    return size(LiveViewField.IMAGE_WIDTH, LiveViewField.IMAGE_HEIGHT);
  }

  /** Size of the whole picture, in the units of the places below. */
  public Optional<Size> wholeSize() {
    return size(LiveViewField.WHOLE_WIDTH, LiveViewField.WHOLE_HEIGHT);
  }

  /** Size of the part that the JPEG shows. */
  public Optional<Size> displaySize() {
    return size(LiveViewField.DISPLAY_WIDTH, LiveViewField.DISPLAY_HEIGHT);
  }

  /** Centre of the part that the JPEG shows. */
  public Optional<Point> displayCentre() {
    return point(LiveViewField.DISPLAY_CENTRE_X, LiveViewField.DISPLAY_CENTRE_Y);
  }

  /** Size of the AF frame. */
  public Optional<Size> afFrameSize() {
    return size(LiveViewField.AF_FRAME_WIDTH, LiveViewField.AF_FRAME_HEIGHT);
  }

  /** Centre of the AF frame. */
  public Optional<Point> afFrameCentre() {
    return point(LiveViewField.AF_FRAME_CENTRE_X, LiveViewField.AF_FRAME_CENTRE_Y);
  }

  /** An angle ({@link LiveViewField#ROLL}, PITCH or YAW) in degrees. */
  public Optional<Double> degrees(LiveViewField angle) {
    if (!angle.isSigned()) {
      throw new IllegalArgumentException(angle + " is no angle");
    }
    OptionalLong raw = field(angle);
    return raw.isPresent() ? Optional.of(raw.getAsLong() / ANGLE_UNIT) : Optional.empty();
  }

  private Optional<Size> size(LiveViewField width, LiveViewField height) {
    return layout.offset(width).isEmpty()
        ? Optional.empty()
        : Optional.of(new Size(number(width), number(height)));
  }

  private Optional<Point> point(LiveViewField x, LiveViewField y) {
    return layout.offset(x).isEmpty()
        ? Optional.empty()
        : Optional.of(new Point(number(x), number(y)));
  }

  private int number(LiveViewField field) {
    return (int) field(field).orElse(0);
  }
}
