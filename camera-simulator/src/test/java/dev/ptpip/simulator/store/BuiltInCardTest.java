package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.CAPACITY;
import static dev.ptpip.simulator.store.TestStore.NAMING;
import static dev.ptpip.simulator.store.TestStore.NOW;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.store.BuiltInCard.PictureSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuiltInCardTest {
  private static final List<PictureSize> SIZES =
      List.of(
          new PictureSize(6000, 4000), new PictureSize(4496, 3000), new PictureSize(2992, 2000));

  private final TestStore test = TestStore.writable();

  private static Card card(List<PictureSize> sizes) {
    return BuiltInCard.create(
        100 * CAPACITY, NAMING, new CameraTags("NIKON", "D5300", "1", "2", ""), sizes, 7, NOW);
  }

  @BeforeEach
  void insert() {
    test.store.eject(1);
    test.store.insert(1, card(SIZES));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void thereArePicturesARawFileAndAMovie() {
    assertThat(test.all().stream().map(handle -> test.info(handle).fileName()))
        .containsExactly(
            "DCIM",
            "100D5300",
            "DSC_0001.JPG",
            "DSC_0002.JPG",
            "DSC_0003.JPG",
            "DSC_0004.JPG",
            "DSC_0005.JPG",
            "DSC_0006.JPG",
            "DSC_0007.NEF",
            "DSC_0007.JPG",
            "DSC_0008.JPG",
            "DSC_0009.MOV");
    assertThat(test.store.nextName(SLOT_1).value().stem()).isEqualTo("DSC_0010");
  }

  @Test
  void objectInfoIsTrueForEveryObject() {
    for (ObjectHandle handle : test.all()) {
      ObjectInfo info = test.info(handle);
      if (info.isAssociation()) {
        continue;
      }
      assertThat(test.store.open(handle).value().size()).isEqualTo(info.compressedSize());
      Bytes thumbnail = TestStore.readAll(test.store.thumbnail(handle).value());
      assertThat(thumbnail.size()).isEqualTo((int) info.thumbCompressedSize());
      assertThat(JpegFiles.decode(thumbnail).getWidth()).isEqualTo((int) info.thumbWidth());
      Bytes preview = TestStore.readAll(test.store.largeThumbnail(handle).value());
      assertThat(JpegFiles.decode(preview).getWidth()).isBetween(630, 640);
      assertThat(info.captureDate().isWellFormed()).isTrue();
      if (info.fileName().endsWith(".JPG") && info.imageWidth() == 2992) {
        assertThat(JpegFiles.decode(test.read(handle)).getHeight()).isEqualTo(2000);
      }
    }
    assertThat(test.info(new ObjectHandle(0x29190001)).imageWidth()).isEqualTo(6000);
    assertThat(test.info(new ObjectHandle(0x29190002)).imageWidth()).isEqualTo(4496);
    assertThat(test.info(new ObjectHandle(0x29190003)).imageWidth()).isEqualTo(2992);
  }

  @Test
  void spaceIsAccountedForWithoutMakingAnything() {
    long used =
        test.store.storageInfo(SLOT_1).value().maxCapacity()
            - test.store.storageInfo(SLOT_1).value().freeSpace();
    long sum =
        test.all().stream().mapToLong(handle -> test.store.find(handle).orElseThrow().size()).sum();
    assertThat(used).isBetween(sum - 200_000, sum + 1_500_000);
  }

  @Test
  void theSameCardComesEveryTime() {
    try (TestStore other = TestStore.writable()) {
      other.store.eject(1);
      other.store.insert(1, card(SIZES));
      ObjectHandle third = new ObjectHandle(0x29190003);
      assertThat(other.all()).isEqualTo(test.all());
      assertThat(other.read(third)).isEqualTo(test.read(third));
      assertThat(other.info(third)).isEqualTo(test.info(third));
    }
  }

  @Test
  void picturesCanBeDeleted() {
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.OK);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isEqualTo(100 * CAPACITY);
  }

  @Test
  void oneSizeIsEnough() {
    test.store.eject(1);
    test.store.insert(1, card(List.of(new PictureSize(64, 48))));
    assertThat(test.info(test.all().get(3)).imageWidth()).isEqualTo(64);
    assertThatThrownBy(() -> card(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  /** The start of the simulator must not pay for pictures that nobody asks for. */
  @Test
  void makingTheCardDrawsNothing() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                CardMaker.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    assertThat(log)
        .contains("dev.ptpip.simulator.store.BuiltInCard ")
        .doesNotContain("simulator.picture.Scene")
        .doesNotContain("simulator.picture.GridJpeg ")
        .doesNotContain("simulator.picture.PixelJpeg ")
        .doesNotContain("simulator.picture.HuffmanTable ")
        .doesNotContain("java.awt.");
  }

  /** Makes and inserts a card, lists it, and ends. */
  static final class CardMaker {
    private CardMaker() {}

    public static void main(String[] args) {
      TestStore test = TestStore.writable();
      test.store.eject(1);
      test.store.insert(1, card(SIZES));
      if (test.store.list(ObjectQuery.EVERYTHING).value().size() != 12
          || test.store.summary(SLOT_1).isEmpty()) {
        throw new AssertionError("the card is not complete");
      }
      test.close();
    }
  }
}
