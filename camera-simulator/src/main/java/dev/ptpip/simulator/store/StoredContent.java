package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.store.FileKind.Content;
import dev.ptpip.simulator.store.ReducedPictures.Kind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes that exist, in memory or in a file; what they hold is found out when it is asked for. */
final class StoredContent implements ObjectContent {
  private static final Dimensions LARGE = new Dimensions(640, 480);

  private final DataSource source;
  private final FileKind kind;
  private final ReducedPictures made;
  private final Runnable onRelease;
  private volatile @Nullable MediaFacts facts;

  /**
   * Bytes of some kind.
   *
   * @param made keeps the thumbnails that were made of them
   */
  StoredContent(DataSource source, FileKind kind, ReducedPictures made, Runnable onRelease) {
    this.source = source;
    this.kind = kind;
    this.made = made;
    this.onRelease = onRelease;
  }

  /** Bytes without meaning. */
  static ObjectContent of(Bytes bytes) {
    return new StoredContent(
        DataSource.of(bytes), FileKind.UNKNOWN, new ReducedPictures(), () -> {});
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public DataSource open() {
    return source;
  }

  @Override
  public ContentFacts facts() {
    return media().facts();
  }

  @Override
  public Optional<DataSource> thumbnail() throws IOException {
    MediaFacts media = media();
    return media.thumbnail().isPresent()
        ? Optional.of(media.thumbnail().get().jpeg(source))
        : reduced(Kind.SMALL);
  }

  @Override
  public Optional<DataSource> largeThumbnail() throws IOException {
    MediaFacts media = media();
    if (media.preview().isPresent()) {
      return Optional.of(media.preview().get().jpeg(source));
    }
    Optional<DataSource> large = reduced(Kind.LARGE);
    return large.isPresent() ? large : thumbnail();
  }

  @Override
  public Optional<DataSource> scaled(int maxWidth, int maxHeight) throws IOException {
    Optional<Dimensions> picture = media().reducible();
    return picture.isEmpty()
        ? Optional.empty()
        : checked(Reduction.fitting(source, picture.get(), new Dimensions(maxWidth, maxHeight)))
            .map(DataSource::of);
  }

  private Optional<DataSource> reduced(Kind wanted) throws IOException {
    Optional<Dimensions> picture = media().reducible();
    if (picture.isEmpty()) {
      return Optional.empty();
    }
    Optional<Bytes> jpeg = made.find(this, wanted);
    if (jpeg.isEmpty()) {
      jpeg =
          checked(
              wanted == Kind.SMALL
                  ? Reduction.thumbnail(source, picture.get())
                  : Reduction.fitting(source, picture.get(), LARGE));
      jpeg.ifPresent(bytes -> made.keep(this, wanted, bytes));
    }
    return jpeg.map(DataSource::of);
  }

  /** What could not be decoded is not tried again, and is told of no longer. */
  private Optional<Bytes> checked(Optional<Bytes> jpeg) {
    if (jpeg.isEmpty()) {
      facts = media().irreducible();
    }
    return jpeg;
  }

  @Override
  public void release() {
    made.forget(this);
    onRelease.run();
  }

  private MediaFacts media() {
    MediaFacts known = facts;
    if (known == null) {
      known = kind.content() == Content.IMAGE ? MediaReader.read(source) : MediaFacts.NONE;
      facts = known;
    }
    return known;
  }
}
