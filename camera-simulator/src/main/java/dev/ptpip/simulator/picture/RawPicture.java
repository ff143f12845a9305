package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;

/**
 * A raw file in the manner of NEF: TIFF whose first directory holds a small RGB picture, with a
 * JPEG preview and the sensor data in sub-directories (TIFF/EP, ISO 12234-2). The sensor data is
 * not compressed, unlike that of most cameras.
 */
final class RawPicture implements Picture {
  private final PictureRequest request;
  private final Raster small;
  private final RawRows sensor;
  private final DataSource data;

  RawPicture(PictureRequest request) {
    this.request = request;
    SceneView view = new SceneView(request);
    small = view.thumbnailRaster();
    sensor = new RawRows(request);
    GridJpeg preview =
        GridJpeg.of(request.resized(request.width(), request.height(), Quality.BASIC), Bytes.EMPTY);
    long previewSize = preview.size() + (preview.size() & 1);
    int[] headerSize = new int[1];
    Ifd header = header(preview.size(), previewSize, headerSize);
    headerSize[0] = header.layout(8);
    Bytes tiff = header.toTiff();
    DataSource padding = DataSource.of(Bytes.copyOf(new byte[(int) (preview.size() & 1)]));
    data = new JoinedSource(DataSource.of(tiff), preview, padding, sensor);
  }

  private Ifd header(long previewBytes, long previewRoom, int[] headerSize) {
    Ifd preview =
        new Ifd()
            .longs(0x00FE, 1)
            .shorts(0x0103, 6)
            .rationals(0x011A, new Rational(300, 1))
            .rationals(0x011B, new Rational(300, 1))
            .shorts(0x0128, 2)
            .later(0x0201, () -> headerSize[0])
            .longs(0x0202, previewBytes)
            .shorts(0x0213, 2);
    Ifd raw =
        new Ifd()
            .longs(0x00FE, 0)
            .longs(0x0100, sensor.width())
            .longs(0x0101, sensor.height())
            .shorts(0x0102, 12)
            .shorts(0x0103, 1)
            .shorts(0x0106, 32803)
            .later(0x0111, () -> (int) (headerSize[0] + previewRoom))
            .shorts(0x0115, 1)
            .longs(0x0116, sensor.height())
            .longs(0x0117, sensor.size())
            .shorts(0x011C, 1)
            .shorts(0x828D, 2, 2)
            .bytes(0x828E, 0, 1, 1, 2);
    String time = Exif.TIME.format(request.shot().time());
    return Exif.camera(request)
        .longs(0x00FE, 1)
        .longs(0x0100, small.width)
        .longs(0x0101, small.height)
        .shorts(0x0102, 8, 8, 8)
        .shorts(0x0103, 1)
        .shorts(0x0106, 2)
        .data(0x0111, rgb(small))
        .shorts(0x0115, 3)
        .longs(0x0116, small.height)
        .longs(0x0117, 3L * small.width * small.height)
        .shorts(0x011C, 1)
        .directories(0x014A, preview, raw)
        .directories(0x8769, Exif.shot(request))
        .ascii(0x9003, time)
        .bytes(0x9216, 1, 0, 0, 0);
  }

  /** Three bytes per pixel (ITU-T T.871 §7). */
  private static Bytes rgb(Raster raster) {
    byte[] pixels = new byte[3 * raster.width * raster.height];
    for (int i = 0; i < raster.width * raster.height; i++) {
      int chroma = i / raster.width / 2 * raster.chromaWidth + i % raster.width / 2;
      float y = raster.luma[i];
      float blue = raster.blueDifference[chroma] - 128;
      float red = raster.redDifference[chroma] - 128;
      pixels[3 * i] = clamp(y + 1.402f * red);
      pixels[3 * i + 1] = clamp(y - 0.344f * blue - 0.714f * red);
      pixels[3 * i + 2] = clamp(y + 1.772f * blue);
    }
    return Bytes.copyOf(pixels);
  }

  private static byte clamp(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  @Override
  public DataSource data() {
    return data;
  }

  @Override
  public int width() {
    return sensor.width();
  }

  @Override
  public int height() {
    return sensor.height();
  }

  @Override
  public int bitDepth() {
    return 12;
  }

  @Override
  public Bytes thumbnail() {
    return new SceneView(request).thumbnail();
  }

  @Override
  public DataSource scaled(int maxWidth, int maxHeight) {
    return new SceneView(request).scaled(maxWidth, maxHeight);
  }
}
