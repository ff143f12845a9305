package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongBinaryOperator;

/**
 * A QuickTime movie that can still grow: motion JPEG, no sound. At every moment it is a complete
 * file. Safe for use by several threads.
 */
public final class Movie {
  private static final LongBinaryOperator LONGER =
      new LongBinaryOperator() {
        @Override
        public long applyAsLong(long before, long now) {
          return Math.max(before, now);
        }
      };

  private final MovieRequest request;
  private final AtomicLong frames = new AtomicLong();

  private Movie(MovieRequest request) {
    this.request = request;
  }

  /** A movie without frames, to be recorded. */
  public static Movie recording(MovieRequest request) {
    return new Movie(request);
  }

  /** A movie of that length. */
  public static Movie of(MovieRequest request, Duration length) {
    Movie movie = new Movie(request);
    movie.recordedFor(length);
    return movie;
  }

  /** What a movie of this length takes, within some kilobytes and without making anything. */
  public static long estimatedSize(MovieRequest request, Duration length) {
    return RowBudget.estimate(request.frame(0)) * frames(request, length);
  }

  private static long frames(MovieRequest request, Duration length) {
    return Math.max(0, length.toMillis() * request.framesPerSecond() / 1000);
  }

  /** Lets the movie grow to what was recorded in {@code length}; it never gets shorter. */
  public void recordedFor(Duration length) {
    frames.accumulateAndGet(Math.min(frames(request, length), Integer.MAX_VALUE), LONGER);
  }

  /** Length so far. */
  public Duration length() {
    return Duration.ofMillis(frames.get() * 1000 / request.framesPerSecond());
  }

  /** Bytes so far. */
  public long size() {
    return data().size();
  }

  /** Pixels. */
  public int width() {
    return request.width();
  }

  /** Pixels. */
  public int height() {
    return request.height();
  }

  /** The file as it is now. */
  public DataSource data() {
    int count = (int) frames.get();
    int frameSize = Math.toIntExact(MovieFrames.frameSize(request));
    MovieFrames media = new MovieFrames(request, frameSize, count);
    QuickTime layout = new QuickTime(request, frameSize, count);
    return new JoinedSource(DataSource.of(layout.start()), media, DataSource.of(layout.end()));
  }

  /** The first frame as a JPEG of 160 × 120 pixels with bars. */
  public Bytes thumbnail() {
    return new SceneView(request.frame(0)).thumbnail();
  }

  /** The first frame as a JPEG that fits into the given size. */
  public DataSource scaled(int maxWidth, int maxHeight) {
    return new SceneView(request.frame(0)).scaled(maxWidth, maxHeight);
  }
}
