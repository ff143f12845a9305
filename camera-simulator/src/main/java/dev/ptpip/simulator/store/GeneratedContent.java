package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.simulator.picture.Movie;
import dev.ptpip.simulator.picture.Picture;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import java.lang.ref.SoftReference;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that are made when they are asked for, and made again when memory was short in between.
 */
public final class GeneratedContent implements ObjectContent {
  static final int THUMBNAIL_WIDTH = 160;
  static final int THUMBNAIL_HEIGHT = 120;
  static final int PREVIEW_WIDTH = 640;
  static final int PREVIEW_HEIGHT = 426;

  private final Supplier<Picture> maker;
  private final LocalDateTime captured;
  private volatile @Nullable SoftReference<Picture> made;
  private volatile @Nullable ContentFacts facts;

  private GeneratedContent(Supplier<Picture> maker, LocalDateTime captured) {
    this.maker = maker;
    this.captured = captured;
  }

  /** A JPEG. */
  public static ObjectContent jpeg(PictureRequest request) {
    return new GeneratedContent(new JpegMaker(request), request.shot().time());
  }

  /** A raw file. */
  public static ObjectContent raw(PictureRequest request) {
    return new GeneratedContent(new RawMaker(request), request.shot().time());
  }

  private record JpegMaker(PictureRequest request) implements Supplier<Picture> {
    @Override
    public Picture get() {
      return Pictures.jpeg(request);
    }
  }

  private record RawMaker(PictureRequest request) implements Supplier<Picture> {
    @Override
    public Picture get() {
      return Pictures.raw(request);
    }
  }

  /** A movie, which may still be recorded. */
  public static ObjectContent movie(Movie movie, LocalDateTime started) {
    return new MovieContent(movie, started);
  }

  /** Two threads may make the same picture at the same time; both get the same bytes. */
  private Picture picture() {
    SoftReference<Picture> reference = made;
    Picture picture = reference == null ? null : reference.get();
    if (picture == null) {
      picture = maker.get();
      made = new SoftReference<>(picture);
    }
    return picture;
  }

  @Override
  public long size() {
    return picture().data().size();
  }

  @Override
  public DataSource open() {
    return picture().data();
  }

  @Override
  public ContentFacts facts() {
    ContentFacts known = facts;
    if (known == null) {
      Picture picture = picture();
      known =
          new ContentFacts(
              picture.width(),
              picture.height(),
              picture.bitDepth(),
              ThumbnailFacts.jpeg(picture.thumbnail().size(), THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT),
              Optional.of(captured));
      facts = known;
    }
    return known;
  }

  @Override
  public Optional<DataSource> thumbnail() {
    return Optional.of(DataSource.of(picture().thumbnail()));
  }

  @Override
  public Optional<DataSource> largeThumbnail() {
    return scaled(PREVIEW_WIDTH, PREVIEW_HEIGHT);
  }

  @Override
  public Optional<DataSource> scaled(int maxWidth, int maxHeight) {
    return Optional.of(picture().scaled(maxWidth, maxHeight));
  }
}
