package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hands payload to a sink until that fails; keeps the failure, and drops everything from then on.
 * Confined to the reading thread.
 */
final class GuardedSink {
  private final DataSink sink;
  private @Nullable IOException failure;
  private @Nullable RuntimeException defect;

  GuardedSink(DataSink sink) {
    this.sink = sink;
  }

  void accept(ByteBuffer chunk) {
    if (failure != null || defect != null) {
      return;
    }
    int start = chunk.position();
    int offered = chunk.remaining();
    try {
      sink.accept(chunk);
      int taken = chunk.position() - start;
      if (taken > 0 && chunk.hasRemaining()) {
        failure = new IOException("the sink took %d of %d bytes".formatted(taken, offered));
      }
    } catch (IOException notKept) {
      failure = notKept;
    } catch (RuntimeException thrown) {
      defect = thrown;
    }
  }

  /** Throws what the sink has thrown, if it has. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (defect != null) {
      throw defect;
    }
  }
}
