package dev.ptpip.simulator.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request up to a limit; more of them are a {@link Problem}. */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private long left;

  LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  static Problem tooLarge(long limit) {
    return new Problem(413, "more than " + limit + " bytes");
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  /** Reads on, up to {@code most} bytes or the end. */
  @Override
  public long skip(long most) throws IOException {
    byte[] chunk = new byte[8 * 1024];
    long skipped = 0;
    while (skipped < most) {
      int count = read(chunk, 0, (int) Math.min(chunk.length, most - skipped));
      if (count < 0) {
        break;
      }
      skipped += count;
    }
    return skipped;
  }

  private void count(int more) {
    left -= more;
    if (left < 0) {
      throw tooLarge(limit);
    }
  }
}
