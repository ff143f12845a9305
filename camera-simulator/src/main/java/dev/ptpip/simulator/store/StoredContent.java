package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.store.FileKind.Content;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes that exist, in memory or in a file; what they hold is found out when it is asked for. */
final class StoredContent implements ObjectContent {
  private final DataSource source;
  private final FileKind kind;
  private final Runnable onRelease;
  private volatile @Nullable MediaFacts facts;

  StoredContent(DataSource source, FileKind kind, Runnable onRelease) {
    this.source = source;
    this.kind = kind;
    this.onRelease = onRelease;
  }

  /** Bytes without meaning. */
  static ObjectContent of(Bytes bytes) {
    return new StoredContent(DataSource.of(bytes), FileKind.UNKNOWN, () -> {});
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
    return jpeg(media().thumbnail());
  }

  @Override
  public Optional<DataSource> largeThumbnail() throws IOException {
    MediaFacts media = media();
    return jpeg(media.preview().or(media::thumbnail));
  }

  private Optional<DataSource> jpeg(Optional<Embedded> picture) throws IOException {
    return picture.isEmpty() ? Optional.empty() : Optional.of(picture.get().jpeg(source));
  }

  @Override
  public void release() {
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
