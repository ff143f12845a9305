package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the payload of a data phase piece by piece, in order. */
@FunctionalInterface
public interface DataSink {
  /** Takes everything and forgets it. */
  DataSink DISCARD = chunk -> chunk.position(chunk.limit());

  /**
   * Takes all remaining bytes of {@code chunk}, or none of them, which drops them; to take a part
   * is a failure. The chunk is reused afterwards.
   *
   * @throws IOException if they can't be kept; the data phase is then read to its end without this
   *     sink, and the exception thrown
   */
  void accept(ByteBuffer chunk) throws IOException;
}
