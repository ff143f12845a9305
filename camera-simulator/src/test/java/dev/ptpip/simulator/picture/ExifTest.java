package dev.ptpip.simulator.picture;

import static dev.ptpip.simulator.picture.Shots.NOON;
import static dev.ptpip.simulator.picture.Shots.all;
import static dev.ptpip.simulator.picture.Shots.decode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the picture says about itself is what it was asked for (JEITA CP-3451C). */
class ExifTest {
  private static final ShotSettings SHOT =
      ShotSettings.builder(NOON)
          .exposureTime(new Rational(1, 1250))
          .fNumber(710)
          .iso(3200)
          .exposureBias(-333)
          .focalLength(10_500)
          .program(ExposureProgram.APERTURE_PRIORITY)
          .metering(Metering.SPOT)
          .whiteBalance(WhiteBalance.SHADE)
          .flash(ShotSettings.Flash.FIRED)
          .orientation(Orientation.GRIP_UP)
          .build();

  private static Bytes exif(Bytes jpeg) {
    assertThat(jpeg.slice(2, 4)).isEqualTo(Bytes.of(0xFF, 0xE1));
    int length = jpeg.at(4) << 8 | jpeg.at(5);
    assertThat(jpeg.slice(6, 12)).isEqualTo(Bytes.of('E', 'x', 'i', 'f', 0, 0));
    return jpeg.slice(12, 4 + length);
  }

  private static TiffTree tree(ShotSettings shot) {
    return new TiffTree(exif(all(Pictures.jpeg(Shots.request(4496, 3000, shot)).data())));
  }

  @Test
  void theCameraIsNamed() {
    TiffTree.Directory main = tree(SHOT).first();
    assertThat(main.text(0x010F)).isEqualTo("NIKON CORPORATION");
    assertThat(main.text(0x0110)).isEqualTo("NIKON D5300");
    assertThat(main.text(0x0131)).isEqualTo("Ver.1.03");
    assertThat(main.text(0x0132)).isEqualTo("2024:06:01 12:00:00");
    assertThat(main.number(0x0112)).isEqualTo(6);
    assertThat(main.fraction(0x011A)).isEqualTo(300);
    assertThat(main.values()).doesNotContainKey(0x8825);
  }

  @Test
  void theSettingsAreThoseOfTheShot() {
    TiffTree tree = tree(SHOT);
    TiffTree.Directory exif = tree.at(tree.first().number(0x8769));
    assertThat(exif.numbers(0x829A)).containsExactly(1L, 1250L);
    assertThat(exif.fraction(0x829D)).isEqualTo(7.1);
    assertThat(exif.number(0x8822)).isEqualTo(3);
    assertThat(exif.number(0x8827)).isEqualTo(3200);
    assertThat(exif.numbers(0x9204)).containsExactly(-333L, 1000L);
    assertThat(exif.number(0x9207)).isEqualTo(3);
    assertThat(exif.number(0x9208)).isEqualTo(11);
    assertThat(exif.number(0x9209)).isEqualTo(1);
    assertThat(exif.fraction(0x920A)).isEqualTo(105);
    assertThat(exif.number(0xA405)).isEqualTo(158);
    assertThat(exif.number(0xA403)).isEqualTo(1);
    assertThat(exif.text(0x9003)).isEqualTo("2024:06:01 12:00:00");
    assertThat(exif.text(0x9004)).isEqualTo("2024:06:01 12:00:00");
    assertThat(exif.text(0x9291)).isEqualTo("34");
    assertThat(exif.number(0xA002)).isEqualTo(4496);
    assertThat(exif.number(0xA003)).isEqualTo(3000);
    assertThat(exif.text(0xA431)).isEqualTo("2000001");
    assertThat(exif.text(0xA434)).isEqualTo("18-140mm");
    assertThat(exif.numbers(0x9000))
        .containsExactly((long) '0', (long) '2', (long) '3', (long) '0');
    TiffTree.Directory interoperability = tree.at(exif.number(0xA005));
    assertThat(interoperability.text(1)).isEqualTo("R98");
  }

  @Test
  void theSecondDirectoryHoldsTheThumbnail() {
    Picture picture = Pictures.jpeg(Shots.request(2992, 2000, SHOT));
    Bytes exif = exif(all(picture.data()));
    TiffTree tree = new TiffTree(exif);
    TiffTree.Directory second = tree.at(tree.first().next());
    assertThat(second.number(0x0103)).isEqualTo(6);
    assertThat(second.next()).isZero();
    int offset = (int) second.number(0x0201);
    Bytes thumbnail = exif.slice(offset, offset + (int) second.number(0x0202));
    assertThat(thumbnail).isEqualTo(picture.thumbnail());
    assertThat(decode(thumbnail).getWidth()).isEqualTo(160);
  }

  @Test
  void withoutLensThereIsNoLensName() {
    PictureRequest request =
        new PictureRequest(
            64, 64, Quality.BASIC, new CameraTags("a", "b", "c", "d", ""), SHOT, 1, "");
    TiffTree tree = new TiffTree(exif(all(Pictures.jpeg(request).data())));
    assertThat(tree.at(tree.first().number(0x8769)).values()).doesNotContainKey(0xA434);
  }

  @Test
  void foreignLettersDoNotBreakTheTags() {
    PictureRequest request =
        new PictureRequest(
            64, 64, Quality.BASIC, new CameraTags("Größe", "日本", "", "", "ƒ"), SHOT, 1, "日本 ß ŉ");
    Bytes file = all(Pictures.jpeg(request).data());
    assertThat(decode(file).getWidth()).isEqualTo(64);
    TiffTree.Directory main = new TiffTree(exif(file)).first();
    assertThat(main.text(0x010F)).isEqualTo("Gr??e");
    assertThat(main.text(0x0131)).isEmpty();
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(main.text(0x0110))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0002, 1/5000",
    "0.0006, 1/1600",
    "0.008, 1/125",
    "0.0166, 1/60",
    "0.0333, 1/30",
    "0.25, 1/4",
    "0.3, 0.3",
    "0.5, 0.5",
    "1, 1",
    "2.5, 2.5",
    "30, 30",
    "0.00000001, 1/100000"
  })
  void exposureTimesAreWrittenAsPhotographersDo(double seconds, String text) {
    Rational exposure = Rational.exposure(Duration.ofNanos((long) (seconds * 1e9)));
    assertThat(exposure).hasToString(text);
  }
}
