package dev.ptpip.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaddedJpegTest {
  private static final Bytes PIXELS = Bytes.copyOf(new byte[3 * 40 * 30]);

  @Test
  void anyNumberOfBytesCanBeMadeUp() throws IOException {
    int least = Pictures.jpegOfRgb(40, 30, PIXELS).size();
    for (int more : new int[] {0, 1, 2, 3, 4, 5, 1000, 65_536, 65_537, 65_538, 150_000}) {
      Bytes jpeg = Pictures.jpegOfRgb(40, 30, PIXELS, least + more).orElseThrow();
      assertThat(jpeg.size()).isEqualTo(least + more);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
      assertThat(image.getWidth()).isEqualTo(40);
      assertThat(image.getHeight()).isEqualTo(30);
    }
  }

  @Test
  void thereIsNoneWhereEvenTheCoarsestDoesNotFit() {
    assertThat(Pictures.jpegOfRgb(40, 30, PIXELS, 600)).isEmpty();
  }
}
