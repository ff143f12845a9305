package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;

/** A JPEG with EXIF. */
final class JpegPicture implements Picture {
  private final PictureRequest request;
  private final Bytes thumbnail;
  private final DataSource data;

  JpegPicture(PictureRequest request) {
    this.request = request;
    thumbnail = new SceneView(request).thumbnail();
    data = GridJpeg.of(request, Exif.forJpeg(request, thumbnail));
  }

  @Override
  public DataSource data() {
    return data;
  }

  @Override
  public int width() {
    return request.width();
  }

  @Override
  public int height() {
    return request.height();
  }

  @Override
  public int bitDepth() {
    return 24;
  }

  @Override
  public Bytes thumbnail() {
    return thumbnail;
  }

  @Override
  public DataSource scaled(int maxWidth, int maxHeight) {
    return new SceneView(request).scaled(maxWidth, maxHeight);
  }
}
