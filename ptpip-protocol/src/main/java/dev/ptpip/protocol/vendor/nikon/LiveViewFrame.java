package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;

/**
 * A live-view image, the data of operations 0x9203 and 0x9428: a header and a JPEG.
 *
 * @param header what the image shows
 * @param jpeg the image
 * @param trailing bytes behind the image; only a header that tells the length of the image lets
 *     them be told apart from it
 */
public record LiveViewFrame(LiveViewHeader header, Bytes jpeg, Bytes trailing) implements Dataset {
  private static final int FF = 0xFF;
  private static final int SOI = 0xD8;

  /** A frame without anything behind the image. */
  public static LiveViewFrame of(LiveViewHeader header, Bytes jpeg) {
    return new LiveViewFrame(header, jpeg, Bytes.EMPTY);
  }

  /**
   * Decodes a frame of a body whose header is known.
   *
   * @throws DecodeException if the header is cut off, or the image is shorter than the header says
   */
  public static LiveViewFrame decode(LiveViewLayout layout, Bytes bytes, DecodePolicy policy) {
    return read(layout, DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static LiveViewFrame read(LiveViewLayout layout, DataReader in) {
    LiveViewHeader header = LiveViewHeader.read(layout, in);
    if (in.peek(0) != FF || in.peek(1) != SOI) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          "JPEG",
          "PTP-ENC-16",
          "FF D8 expected behind a header of " + layout.headerBytes() + " bytes");
    }
    long told = header.field(LiveViewField.IMAGE_BYTES).orElse(0);
    if (told > in.remaining()) {
      int at =
          in.offset() - layout.headerBytes() + layout.offset(LiveViewField.IMAGE_BYTES).orElse(0);
      throw new DecodeException(
          at, "IMAGE_BYTES", "says " + told + " bytes, only " + in.remaining() + " left");
    }
    return told == 0
        ? of(header, in.rest("JPEG"))
        : new LiveViewFrame(
            header, in.bytes("JPEG", (int) told), in.trailing("LiveViewFrame", "PTP-ENC-16"));
  }

  @Override
  public void write(DataWriter out) {
    header.write(out);
    out.bytes(jpeg).bytes(trailing);
  }
}
