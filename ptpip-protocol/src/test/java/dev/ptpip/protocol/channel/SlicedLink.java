package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Gives no more bytes per read than it is told to: the reader's view of any segmentation. */
final class SlicedLink extends ForwardingLink {
  private int first = Integer.MAX_VALUE;
  private int others = Integer.MAX_VALUE;

  SlicedLink(ByteLink link) {
    super(link);
  }

  /** At most {@code firstSize} bytes at the next read, {@code otherSizes} at each one after it. */
  SlicedLink cut(int firstSize, int otherSizes) {
    first = firstSize;
    others = otherSizes;
    return this;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    ByteBuffer part = target.duplicate();
    part.limit(part.position() + Math.min(part.remaining(), first));
    first = others;
    int count = super.read(part, deadline);
    target.position(part.position());
    return count;
  }
}
