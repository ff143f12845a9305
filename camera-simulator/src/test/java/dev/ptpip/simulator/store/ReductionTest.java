package dev.ptpip.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.store.ReducedPictures.Kind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that people put on a card and that have no thumbnail inside. */
class ReductionTest {
  @TempDir Path dir = Path.of(".");

  private final TestStore test = TestStore.writable();

  @AfterEach
  void close() {
    test.close();
  }

  private ObjectHandle onCard(Bytes file) throws IOException {
    Files.write(Files.createDirectories(dir.resolve("DCIM")).resolve("a.JPG"), file.toArray());
    test.store.eject(1);
    test.store.insert(1, FolderCard.open(dir, TestStore.NAMING));
    return test.all().stream()
        .filter(handle -> test.info(handle).fileName().equals("a.JPG"))
        .findFirst()
        .orElseThrow();
  }

  private Bytes thumbnail(ObjectHandle handle) {
    return TestStore.readAll(test.store.thumbnail(handle).value());
  }

  private Bytes largeThumbnail(ObjectHandle handle) {
    return TestStore.readAll(test.store.largeThumbnail(handle).value());
  }

  /** Left half red, right half blue. */
  private static BufferedImage flag(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return image;
  }

  private static Bytes jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
    return Bytes.copyOf(out.toByteArray());
  }

  private static Bytes written(IIOImage image, int progressiveMode) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(progressiveMode);
      writer.setOutput(stream);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return Bytes.copyOf(out.toByteArray());
  }

  private static Bytes progressive() throws IOException {
    return written(new IIOImage(flag(320, 240), null, null), ImageWriteParam.MODE_DEFAULT);
  }

  private static Bytes cmyk() throws IOException {
    Raster raster = Raster.createInterleavedRaster(0, 320, 240, 4, null);
    return written(new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
  }

  /** Where the height is in the frame's header; the width follows. */
  private static int frameSize(Bytes jpeg) {
    for (int i = 0; i < jpeg.size() - 1; i++) {
      if (jpeg.at(i) == 0xFF && jpeg.at(i + 1) == 0xC0) {
        return i + 5;
      }
    }
    throw new AssertionError("no frame in " + jpeg);
  }

  private static Bytes withSize(Bytes jpeg, int width, int height) {
    byte[] bytes = jpeg.toArray();
    ByteBuffer.wrap(bytes).putShort(frameSize(jpeg), (short) height);
    ByteBuffer.wrap(bytes).putShort(frameSize(jpeg) + 2, (short) width);
    return Bytes.copyOf(bytes);
  }

  @Test
  void thePictureBecomesAThumbnailOfExactlyTheStatedSize() throws IOException {
    ObjectHandle handle = onCard(jpeg(flag(1200, 800)));
    ObjectInfo info = test.info(handle);
    assertThat(info.thumbFormat().raw()).isEqualTo(0x3808);
    assertThat(info.thumbWidth()).isEqualTo(160);
    assertThat(info.thumbHeight()).isEqualTo(107);
    Bytes thumbnail = thumbnail(handle);
    assertThat((long) thumbnail.size()).isEqualTo(info.thumbCompressedSize());
    assertThat(test.info(handle)).isEqualTo(info);
    BufferedImage image = JpegFiles.decode(thumbnail);
    assertThat(image.getWidth()).isEqualTo(160);
    assertThat(image.getHeight()).isEqualTo(107);
    assertThat(new Color(image.getRGB(40, 50)).getRed()).isGreaterThan(220);
    assertThat(new Color(image.getRGB(40, 50)).getBlue()).isLessThan(40);
    assertThat(new Color(image.getRGB(120, 50)).getBlue()).isGreaterThan(220);
    assertThat(thumbnail(handle)).isEqualTo(thumbnail);
  }

  @Test
  void theThumbnailIsABaselineJpeg() throws IOException {
    Bytes thumbnail = thumbnail(onCard(jpeg(flag(641, 479))));
    JpegSegments segments = JpegSegments.read(new Window(DataSource.of(thumbnail)));
    assertThat(segments.isPlain(new Window(DataSource.of(thumbnail)))).isTrue();
    assertThat(thumbnail.at((int) segments.frame() + 1)).isEqualTo(0xC0);
  }

  @Test
  void noiseFitsIntoTheStatedSizeToo() throws IOException {
    BufferedImage noise = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 160 * 120; i++) {
      noise.setRGB(i % 160, i / 160, random.nextBoolean() ? 0xFFFFFF : random.nextInt());
    }
    ObjectHandle handle = onCard(jpeg(noise));
    assertThat((long) thumbnail(handle).size())
        .isEqualTo(test.info(handle).thumbCompressedSize())
        .isLessThan(16_000);
  }

  @Test
  void extremeShapesHaveThumbnails() throws IOException {
    for (int[] size : new int[][] {{1, 1}, {3000, 1}, {2, 2500}, {17, 9}, {161, 121}}) {
      ObjectHandle handle = onCard(jpeg(flag(size[0], size[1])));
      ObjectInfo info = test.info(handle);
      BufferedImage image = JpegFiles.decode(thumbnail(handle));
      assertThat(image.getWidth()).isEqualTo(info.thumbWidth()).isBetween(1, 160);
      assertThat(image.getHeight()).isEqualTo(info.thumbHeight()).isBetween(1, 120);
      assertThat((long) thumbnail(handle).size()).isEqualTo(info.thumbCompressedSize());
    }
  }

  @Test
  void greyPicturesHaveThumbnails() throws IOException {
    BufferedImage grey = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 640, 480);
    graphics.dispose();
    int colour = JpegFiles.decode(thumbnail(onCard(jpeg(grey)))).getRGB(80, 60);
    assertThat(new Color(colour).getGreen()).isGreaterThan(250);
  }

  @Test
  void theLargeThumbnailIs640PixelsWide() throws IOException {
    ObjectHandle handle = onCard(jpeg(flag(3000, 2000)));
    BufferedImage image = JpegFiles.decode(largeThumbnail(handle));
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(427);
    assertThat(new Color(image.getRGB(500, 200)).getBlue()).isGreaterThan(220);
    assertThat(largeThumbnail(handle)).isEqualTo(largeThumbnail(handle));
  }

  @Test
  void aPictureWithAThumbnailGetsALargeOneBesides() throws IOException {
    Bytes own = JpegFiles.plain(160, 120);
    ObjectHandle handle =
        onCard(
            JpegFiles.withExif(
                jpeg(flag(1280, 960)), ByteOrder.BIG_ENDIAN, "2023:12:24 18:30:00", own));
    assertThat(thumbnail(handle)).isEqualTo(own);
    assertThat(JpegFiles.decode(largeThumbnail(handle)).getHeight()).isEqualTo(480);
  }

  @Test
  void aPictureCanBeHadInOtherSizes() throws IOException {
    ObjectHandle handle = onCard(jpeg(flag(3000, 2000)));
    DataSource scaled = test.store.find(handle).orElseThrow().scaled(1920, 1080).orElseThrow();
    assertThat(JpegFiles.decode(scaled.readAll()).getHeight()).isEqualTo(1080);
  }

  @Test
  void anUploadedPictureHasAThumbnail() throws IOException {
    Bytes picture = jpeg(flag(800, 600));
    ObjectHandle folder = test.folder(ObjectHandle.ALL, "DCIM");
    ObjectHandle handle = test.file(TestStore.SLOT_1, folder, TestStore.JPEG, "U.JPG", picture);
    assertThat(JpegFiles.decode(thumbnail(handle)).getWidth()).isEqualTo(160);
  }

  private void hasNone(Bytes file) throws IOException {
    ObjectHandle handle = onCard(file);
    assertThat(test.info(handle).thumbCompressedSize()).isZero();
    assertThat(test.store.thumbnail(handle).code()).isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
    assertThat(test.store.largeThumbnail(handle).code())
        .isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
  }

  @Test
  void progressivePicturesHaveNone() throws IOException {
    hasNone(progressive());
    assertThat(test.info(onCard(progressive())).imageWidth()).isEqualTo(320);
  }

  @Test
  void picturesInFourColoursHaveNone() throws IOException {
    hasNone(cmyk());
  }

  @Test
  void picturesLargerThanAnyCameraTakesHaveNone() throws IOException {
    hasNone(withSize(jpeg(flag(320, 240)), 65_500, 65_500));
  }

  @Test
  void aFileThatEndsEarlyHasNoneAndSaysSoFromThenOn() throws IOException {
    Bytes whole = jpeg(flag(1200, 800));
    ObjectHandle handle = onCard(whole.slice(0, whole.size() / 2));
    assertThat(test.store.thumbnail(handle).code()).isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
    assertThat(test.info(handle).thumbCompressedSize()).isZero();
    assertThat(test.info(handle).thumbWidth()).isZero();
    assertThat(test.info(handle).imageWidth()).isEqualTo(1200);
    assertThat(test.store.largeThumbnail(handle).code())
        .isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
  }

  @Test
  void aSizeThatTheFileIsTooShortForIsNotBelieved() throws IOException {
    hasNone(withSize(jpeg(flag(320, 240)), 12_000, 12_000));
    assertThat(Reduction.isPossible(new Dimensions(12_000, 12_000), 20_000_000)).isTrue();
  }

  @Test
  void aSizeThatIsLargerThanWhatIsThereIsReadInSteps() throws IOException {
    Dimensions told = new Dimensions(16_000, 9_000);
    Bytes lie = withSize(jpeg(flag(320, 240)), told.width(), told.height());
    long before = allocated();
    Reduction.thumbnail(DataSource.of(lie), told);
    assertThat(allocated() - before).as("bytes for 432 MB of pixels").isLessThan(40_000_000L);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void damagedPicturesAreSurvived() throws IOException {
    Bytes whole = jpeg(flag(200, 150));
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.toArray();
      for (int j = 0; j < 3; j++) {
        damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      }
      DataSource file = DataSource.of(Bytes.copyOf(damaged));
      MediaFacts facts = MediaReader.read(file);
      if (facts.reducible().isPresent()) {
        Reduction.thumbnail(file, facts.reducible().get())
            .ifPresent(
                bytes ->
                    assertThat((long) bytes.size()).isEqualTo(facts.facts().thumbnail().size()));
      }
    }
  }

  @Test
  void aFileThatCantBeReadIsNotABrokenPicture() {
    DataSource failing =
        new DataSource() {
          @Override
          public long size() {
            return 1000;
          }

          @Override
          public int read(long position, ByteBuffer target) throws IOException {
            throw new IOException("as intended by the test");
          }
        };
    assertThatThrownBy(() -> Reduction.thumbnail(failing, new Dimensions(10, 10)))
        .hasMessageContaining("as intended");
  }

  @Test
  void whatWasNotAskedForLongestIsForgottenFirst() {
    ReducedPictures made = new ReducedPictures(250);
    Bytes hundred = Bytes.copyOf(new byte[100]);
    ObjectContent first = StoredContent.of(Bytes.of(1));
    ObjectContent second = StoredContent.of(Bytes.of(2));
    made.keep(first, Kind.SMALL, hundred);
    made.keep(second, Kind.SMALL, hundred);
    assertThat(made.find(first, Kind.SMALL)).isPresent();
    made.keep(first, Kind.LARGE, hundred);
    assertThat(made.find(second, Kind.SMALL)).isEmpty();
    assertThat(made.find(first, Kind.SMALL)).isPresent();
    made.forget(first);
    made.keep(second, Kind.LARGE, Bytes.copyOf(new byte[240]));
    assertThat(made.find(first, Kind.LARGE)).isEmpty();
    assertThat(made.find(second, Kind.LARGE)).isPresent();
  }
}
