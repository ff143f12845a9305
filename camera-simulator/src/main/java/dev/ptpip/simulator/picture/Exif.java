package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.picture.ShotSettings.Flash;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/** The metadata of a picture (JEITA CP-3451C, EXIF 2.3). */
final class Exif {
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

  /** A camera with a 24 × 16 mm sensor. */
  private static final double CROP = 1.5;

  private static final Rational DPI = new Rational(300, 1);

  private Exif() {}

  /** The TIFF structure for APP1, with a thumbnail in its second directory. */
  static Bytes forJpeg(PictureRequest request, Bytes thumbnail) {
    Ifd main = camera(request);
    main.shorts(0x0213, 2);
    main.directories(0x8769, shot(request).directories(0xA005, interoperability()));
    Ifd second =
        new Ifd()
            .shorts(0x0103, 6)
            .rationals(0x011A, DPI)
            .rationals(0x011B, DPI)
            .shorts(0x0128, 2)
            .data(0x0201, thumbnail)
            .longs(0x0202, thumbnail.size())
            .shorts(0x0213, 2);
    return main.next(second).toTiff();
  }

  /** Make, Model, Orientation, resolution, Software, DateTime. */
  static Ifd camera(PictureRequest request) {
    CameraTags camera = request.camera();
    return new Ifd()
        .ascii(0x010F, camera.make())
        .ascii(0x0110, camera.model())
        .shorts(0x0112, request.shot().orientation().exif())
        .rationals(0x011A, DPI)
        .rationals(0x011B, DPI)
        .shorts(0x0128, 2)
        .ascii(0x0131, camera.software())
        .ascii(0x0132, TIME.format(request.shot().time()));
  }

  /** The EXIF directory. */
  static Ifd shot(PictureRequest request) {
    ShotSettings shot = request.shot();
    String time = TIME.format(shot.time());
    String hundredths = "%02d".formatted(shot.time().get(ChronoField.MILLI_OF_SECOND) / 10);
    Ifd exif =
        new Ifd()
            .rationals(0x829A, shot.exposureTime())
            .rationals(0x829D, new Rational(shot.fNumber(), 100))
            .shorts(0x8822, shot.program().exif())
            .shorts(0x8827, Math.min(shot.iso(), 0xFFFF))
            .shorts(0x8830, 2)
            .longs(0x8832, shot.iso())
            .undefined(0x9000, Bytes.ofText("0230", StandardCharsets.US_ASCII))
            .ascii(0x9003, time)
            .ascii(0x9004, time)
            .undefined(0x9101, Bytes.of(1, 2, 3, 0))
            .signedRational(0x9204, shot.exposureBias(), 1000)
            .shorts(0x9207, shot.metering().exif())
            .shorts(0x9208, shot.whiteBalance().exifLightSource())
            .shorts(0x9209, shot.flash() == Flash.FIRED ? 1 : 0)
            .rationals(0x920A, new Rational(shot.focalLength(), 100))
            .ascii(0x9290, hundredths)
            .ascii(0x9291, hundredths)
            .ascii(0x9292, hundredths)
            .undefined(0xA000, Bytes.ofText("0100", StandardCharsets.US_ASCII))
            .shorts(0xA001, 1)
            .longs(0xA002, request.width())
            .longs(0xA003, request.height())
            .shorts(0xA217, 2)
            .undefined(0xA300, Bytes.of(3))
            .undefined(0xA301, Bytes.of(1))
            .shorts(0xA401, 0)
            .shorts(0xA402, shot.program() == ExposureProgram.MANUAL ? 1 : 0)
            .shorts(0xA403, shot.whiteBalance().exifMode())
            .shorts(0xA405, (int) Math.min(0xFFFF, Math.round(shot.focalLength() * CROP / 100)))
            .shorts(0xA406, 0)
            .ascii(0xA431, request.camera().serial());
    return request.camera().lens().isEmpty() ? exif : exif.ascii(0xA434, request.camera().lens());
  }

  private static Ifd interoperability() {
    return new Ifd()
        .ascii(0x0001, "R98")
        .undefined(0x0002, Bytes.ofText("0100", StandardCharsets.US_ASCII));
  }
}
