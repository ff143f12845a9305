package dev.ptpip.client.connection;

import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.MemorySink;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the data phase of one transaction: counts, hands on what can be used, drops the rest. Never
 * fails itself, so that the stream stays in step; the failure is told at the end. Confined to the
 * thread of the transaction.
 */
final class IncomingData implements DataSink {
  /** Bytes beyond the announced total that are read before the camera is taken for broken. */
  private static final long SURPLUS_LIMIT = 1024 * 1024;

  /**
   * What cameras that count in 32 bits announce for "unknown" and for anything beyond, as
   * containers over USB do; the end is marked all the same.
   */
  private static final long NOT_IN_32_BITS = 0xFFFF_FFFFL;

  private final Object what;
  private final StartData start;
  private final RunningTransaction transaction;
  private final Runnable onRunaway;
  private final long limit;
  private final @Nullable MemorySink memory;
  private final DataSink target;
  private long received;
  private boolean dropped;
  private @Nullable IOException failure;
  private @Nullable RuntimeException bug;

  IncomingData(
      Object what,
      Operation operation,
      StartData start,
      RunningTransaction transaction,
      Runnable onRunaway) {
    this.what = what;
    this.start = start;
    this.transaction = transaction;
    this.onRunaway = onRunaway;
    DataSink sink = operation.sink().orElse(null);
    if (sink == null) {
      memory = new MemorySink(operation.memoryLimit());
      target = memory;
      limit = operation.memoryLimit();
      if (isLengthKnown() && Long.compareUnsigned(start.totalLength(), limit) > 0) {
        tooMuch(start.totalLength());
      }
    } else {
      memory = null;
      target = sink;
      limit = Long.MAX_VALUE;
    }
  }

  @Override
  public void accept(ByteBuffer chunk) {
    int end = chunk.limit();
    received += chunk.remaining();
    transaction.progress(received);
    if (isLengthKnown() && Long.compareUnsigned(received, start.totalLength()) > 0) {
      long surplus = received - start.totalLength();
      if (surplus > SURPLUS_LIMIT) {
        onRunaway.run();
      }
      chunk.limit((int) Math.max(chunk.position(), end - surplus));
    } else if (received > limit) {
      tooMuch(received);
    }
    if (!transaction.isCancelled() && failure == null && bug == null) {
      handOn(chunk);
    } else {
      dropped = true;
    }
    chunk.limit(end).position(end);
  }

  private void handOn(ByteBuffer chunk) {
    try {
      target.accept(chunk);
      if (chunk.hasRemaining()) {
        throw new IOException("the sink left " + chunk.remaining() + " bytes");
      }
    } catch (IOException notKept) {
      failure = notKept;
      transaction.cancel();
    } catch (RuntimeException thrown) {
      bug = thrown;
      transaction.cancel();
    }
  }

  private void tooMuch(long size) {
    if (failure == null) {
      failure =
          new IncompleteDataException(
              what
                  + ": at most "
                  + limit
                  + " bytes are kept in memory, "
                  + Long.toUnsignedString(size)
                  + " came or were announced",
              limit,
              size);
      transaction.cancel();
    }
  }

  private boolean isLengthKnown() {
    return start.isLengthKnown() && start.totalLength() != NOT_IN_32_BITS;
  }

  long received() {
    return received;
  }

  Bytes bytes() {
    return memory == null ? Bytes.EMPTY : memory.bytes();
  }

  /** Throws what went wrong on this side. */
  void throwOwnFailure() throws IOException {
    if (bug != null) {
      throw bug;
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Whether all came that was announced and was handed on; without an announced total the end has
   * to be marked.
   */
  boolean isWhole(boolean endMarked) {
    return !dropped && isComplete(endMarked);
  }

  private boolean isComplete(boolean endMarked) {
    return isLengthKnown() ? received == start.totalLength() : endMarked;
  }

  /** Throws if the camera did not send what it announced. */
  void checkLength(boolean endMarked) throws IncompleteDataException {
    if (!isComplete(endMarked)) {
      throw new IncompleteDataException(
          what
              + ": "
              + (isLengthKnown()
                  ? Long.toUnsignedString(start.totalLength()) + " bytes announced"
                  : "End_Data expected")
              + ", "
              + received
              + " bytes came",
          start.totalLength(),
          received);
    }
  }
}
