package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Requests for pictures, and their decoding by the JDK. */
final class Shots {
  static final LocalDateTime NOON = LocalDateTime.of(2024, 6, 1, 12, 0, 0, 340_000_000);
  static final CameraTags CAMERA =
      new CameraTags("NIKON CORPORATION", "NIKON D5300", "Ver.1.03", "2000001", "18-140mm");

  private Shots() {}

  static PictureRequest request(int width, int height, Quality quality, ShotSettings shot) {
    return new PictureRequest(width, height, quality, CAMERA, shot, 7, "DSC_0001");
  }

  static PictureRequest request(int width, int height, ShotSettings shot) {
    return request(width, height, Quality.NORMAL, shot);
  }

  static Bytes all(DataSource source) {
    try {
      return source.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bytes part(DataSource source, long offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining() && source.read(offset + bytes.position(), bytes) > 0) {
        // Until it is full or the source ends.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.copyOf(bytes.flip());
  }

  /** Decodes a JPEG; anything that the decoder complains of is an error. */
  static BufferedImage decode(Bytes jpeg) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    List<String> warnings = new ArrayList<>();
    IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
    reader.addIIOReadWarningListener(listener);
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg.toArray()))) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (!warnings.isEmpty()) {
        throw new AssertionError("the decoder warns: " + warnings);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException("not a JPEG: " + jpeg, e);
    } finally {
      reader.dispose();
    }
  }

  static BufferedImage decode(DataSource jpeg) {
    return decode(all(jpeg));
  }

  /** The mean of red, green and blue in a part of a picture, 0 to 255. */
  static double[] mean(BufferedImage image, Rectangle part) {
    double[] sum = new double[3];
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        int color = image.getRGB(x, y);
        sum[0] += color >> 16 & 0xFF;
        sum[1] += color >> 8 & 0xFF;
        sum[2] += color & 0xFF;
      }
    }
    for (int i = 0; i < 3; i++) {
      sum[i] /= (double) part.width * part.height;
    }
    return sum;
  }

  /** Everything but the caption. */
  static Rectangle scene(BufferedImage image) {
    return new Rectangle(0, 0, image.getWidth(), image.getHeight() * 9 / 10);
  }

  static double brightness(BufferedImage image) {
    double[] mean = mean(image, scene(image));
    return (mean[0] + mean[1] + mean[2]) / 3;
  }

  /** Mean difference of neighbours in a row, in green: how much detail or grain there is. */
  static double roughness(BufferedImage image, Rectangle part) {
    double sum = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width - 1; x++) {
        int green = image.getRGB(x, y) >> 8 & 0xFF;
        sum += Math.abs(green - (image.getRGB(x + 1, y) >> 8 & 0xFF));
      }
    }
    return sum / (part.height * (part.width - 1.0));
  }

  /** The second colour patch, a medium grey. */
  static Rectangle greyPatch(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Rectangle(
        (int) (0.65 * width), (int) (0.74 * height), (int) (0.04 * width), (int) (0.06 * height));
  }
}
