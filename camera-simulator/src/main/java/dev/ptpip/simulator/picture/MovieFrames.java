package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The frames of a movie, one behind the other and all of the same size. */
final class MovieFrames implements DataSource {
  private final MovieRequest request;
  private final int frameSize;
  private final int count;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable GridJpeg frame;
  private int frameNumber = -1;

  MovieFrames(MovieRequest request, int frameSize, int count) {
    this.request = request;
    this.frameSize = frameSize;
    this.count = count;
  }

  static long frameSize(MovieRequest request) {
    return frame(request, 0).size();
  }

  private static GridJpeg frame(MovieRequest request, int number) {
    return GridJpeg.of(request.frame(number), Bytes.EMPTY);
  }

  @Override
  public long size() {
    return (long) frameSize * count;
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (position >= size()) {
      return -1;
    }
    int before = target.remaining();
    long at = position;
    while (target.hasRemaining() && at < size()) {
      at += frame((int) (at / frameSize)).read(at % frameSize, target);
    }
    return before - target.remaining();
  }

  private GridJpeg frame(int number) {
    lock.lock();
    try {
      GridJpeg present = frame;
      if (present == null || frameNumber != number) {
        present = frame(request, number);
        frame = present;
        frameNumber = number;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }
}
