package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.io.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Looks at pictures with the platform's decoder. */
final class Jpegs {
  private Jpegs() {}

  static BufferedImage decode(Bytes jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
    if (image == null) {
      throw new AssertionError("no picture in " + jpeg.size() + " bytes");
    }
    return image;
  }

  /** Mean of green, 0 to 255. */
  static double brightness(Bytes jpeg) throws IOException {
    BufferedImage image = decode(jpeg);
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += green(image, x, y);
      }
    }
    return sum / image.getWidth() / image.getHeight();
  }

  /** Mean of red less that of blue. */
  static double warmth(Bytes jpeg) throws IOException {
    BufferedImage image = decode(jpeg);
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        sum += (pixel >> 16 & 0xFF) - (pixel & 0xFF);
      }
    }
    return sum / image.getWidth() / image.getHeight();
  }

  /** Mean difference of neighbours: more where edges are sharp. */
  static double detail(Bytes jpeg) throws IOException {
    BufferedImage image = decode(jpeg);
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1; x < image.getWidth(); x++) {
        sum += Math.abs(green(image, x, y) - green(image, x - 1, y));
      }
    }
    return sum / image.getWidth() / image.getHeight();
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 0xFF;
  }
}
