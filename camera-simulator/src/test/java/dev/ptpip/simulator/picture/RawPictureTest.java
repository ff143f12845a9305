package dev.ptpip.simulator.picture;

import static dev.ptpip.simulator.picture.Shots.NOON;
import static dev.ptpip.simulator.picture.Shots.decode;
import static dev.ptpip.simulator.picture.Shots.part;
import static dev.ptpip.simulator.picture.Shots.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RawPictureTest {
  private static final int HEADER = 80_000;

  private final Picture picture =
      Pictures.raw(request(1200, 800, ShotSettings.builder(NOON).build()));
  private final DataSource file = picture.data();
  private final TiffTree tree = new TiffTree(part(file, 0, HEADER));
  private final TiffTree.Directory first = tree.first();

  @Test
  void aTiffReaderShowsTheSmallPicture() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Shots.all(file).toArray()));
    assertThat(image.getWidth()).isEqualTo(160);
    assertThat(image.getHeight()).isEqualTo(120);
    assertThat(Shots.brightness(image)).isBetween(60.0, 220.0);
  }

  @Test
  void theFileSaysWhatItIs() {
    assertThat(first.text(0x010F)).isEqualTo("NIKON CORPORATION");
    assertThat(first.text(0x9003)).isEqualTo("2024:06:01 12:00:00");
    assertThat(first.numbers(0x9216)).containsExactly(1L, 0L, 0L, 0L);
    assertThat(tree.at(first.number(0x8769)).number(0x8827)).isEqualTo(400);
    assertThat(picture.width()).isEqualTo(1200);
    assertThat(picture.bitDepth()).isEqualTo(12);
  }

  @Test
  void thePreviewIsAJpegOfFullSize() {
    TiffTree.Directory preview = tree.at(first.numbers(0x014A).get(0));
    long offset = preview.number(0x0201);
    Bytes jpeg = part(file, offset, (int) preview.number(0x0202));
    BufferedImage image = decode(jpeg);
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(800);
  }

  @Test
  void theSensorDataFillsTheRestOfTheFile() {
    TiffTree.Directory raw = tree.at(first.numbers(0x014A).get(1));
    assertThat(raw.number(0x0106)).isEqualTo(32803);
    assertThat(raw.number(0x0102)).isEqualTo(12);
    assertThat(raw.numbers(0x828E)).containsExactly(0L, 1L, 1L, 2L);
    long offset = raw.number(0x0111);
    long size = raw.number(0x0117);
    assertThat(size).isEqualTo(1200L * 800 * 3 / 2);
    assertThat(offset + size).isEqualTo(file.size());
    double[] sums = new double[2];
    Bytes row = part(file, offset + 400L * 1800, 1800);
    for (int i = 0; i < 1800; i += 3) {
      sums[0] += row.at(i) << 4 | row.at(i + 1) >> 4;
      sums[1] += (row.at(i + 1) & 0xF) << 8 | row.at(i + 2);
    }
    assertThat(sums[0] / 600).isBetween(200.0, 3800.0);
    assertThat(sums[1] / 600).isBetween(200.0, 3800.0);
    assertThat(sums[0]).isNotEqualTo(sums[1]);
  }

  @Test
  void anyPartOfTheFileCanBeRead() {
    Bytes whole = Shots.all(file);
    for (int offset : new int[] {7, HEADER, 500_001, whole.size() - 1800, whole.size() - 3}) {
      assertThat(part(file, offset, 4000))
          .isEqualTo(whole.slice(offset, Math.min(whole.size(), offset + 4000)));
    }
  }

  @Test
  void aFullSizeFileIsAsLargeAsEstimated() {
    PictureRequest large = request(6000, 4000, ShotSettings.builder(NOON).build());
    long size = Pictures.raw(large).data().size();
    assertThat(size).isBetween(36_000_000L, 40_000_000L);
    assertThat(Math.abs(Pictures.estimatedRawSize(large) - size)).isLessThan(30_000);
  }
}
