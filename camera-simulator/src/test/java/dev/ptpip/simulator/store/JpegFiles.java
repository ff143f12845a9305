package dev.ptpip.simulator.store;

import dev.ptpip.protocol.io.Bytes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Picture files as other programs write them, made with the JDK's own encoder. */
final class JpegFiles {
  private JpegFiles() {}

  /** A JPEG with a JFIF header. */
  static Bytes plain(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.copyOf(out.toByteArray());
  }

  static BufferedImage decode(Bytes jpeg) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
      if (image == null) {
        throw new AssertionError("no picture: " + jpeg);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException("no picture: " + jpeg, e);
    }
  }

  /** {@code jpeg} with an EXIF segment that holds a date and a thumbnail. */
  static Bytes withExif(Bytes jpeg, ByteOrder order, String date, Bytes thumbnail) {
    Bytes tiff = exif(order, date, thumbnail);
    int length = 2 + 6 + tiff.size();
    Bytes segment =
        Bytes.of(0xFF, 0xE1, length >> 8, length, 'E', 'x', 'i', 'f', 0, 0).concat(tiff);
    return jpeg.slice(0, 2).concat(segment).concat(jpeg.slice(2, jpeg.size()));
  }

  private static Bytes exif(ByteOrder order, String date, Bytes thumbnail) {
    ByteBuffer out = ByteBuffer.allocate(200 + thumbnail.size()).order(order);
    out.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 42).putInt(8);
    // IFD0 at 8: ExifIFD, then IFD1.
    out.putShort((short) 1);
    field(out, 0x8769, 4, 1, 26);
    out.putInt(64);
    // EXIF at 26: DateTimeOriginal at 44.
    out.putShort((short) 1);
    field(out, 0x9003, 2, 20, 44);
    out.putInt(0);
    out.put(date.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    // IFD1 at 64: thumbnail at 94.
    out.putShort((short) 2);
    field(out, 0x0201, 4, 1, 94);
    field(out, 0x0202, 4, 1, thumbnail.size());
    out.putInt(0);
    thumbnail.putTo(out);
    return Bytes.copyOf(out.flip());
  }

  static void field(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
