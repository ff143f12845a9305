package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.simulator.picture.Movie;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A movie, which may still grow. */
final class MovieContent implements ObjectContent {
  private final Movie movie;
  private final LocalDateTime started;
  private volatile @Nullable ContentFacts facts;

  MovieContent(Movie movie, LocalDateTime started) {
    this.movie = movie;
    this.started = started;
  }

  @Override
  public long size() {
    return movie.size();
  }

  @Override
  public DataSource open() {
    return movie.data();
  }

  @Override
  public ContentFacts facts() {
    ContentFacts known = facts;
    if (known == null) {
      known =
          new ContentFacts(
              movie.width(),
              movie.height(),
              24,
              ThumbnailFacts.jpeg(
                  movie.thumbnail().size(),
                  GeneratedContent.THUMBNAIL_WIDTH,
                  GeneratedContent.THUMBNAIL_HEIGHT),
              Optional.of(started));
      facts = known;
    }
    return known;
  }

  @Override
  public Optional<DataSource> thumbnail() {
    return Optional.of(DataSource.of(movie.thumbnail()));
  }

  @Override
  public Optional<DataSource> largeThumbnail() {
    return scaled(GeneratedContent.PREVIEW_WIDTH, GeneratedContent.PREVIEW_HEIGHT);
  }

  @Override
  public Optional<DataSource> scaled(int maxWidth, int maxHeight) {
    return Optional.of(movie.scaled(maxWidth, maxHeight));
  }
}
