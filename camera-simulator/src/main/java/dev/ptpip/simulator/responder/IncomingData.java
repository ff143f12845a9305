package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.MemorySink;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.StartData;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the initiator's data of one transaction goes: nowhere, into memory, or to a streaming
 * handler. Confined to the command thread, except {@code taken}.
 */
final class IncomingData implements DataSink {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingData.class);

  private final Exchange exchange;
  private final Optional<OperationTable.Entry> entry;
  private final boolean refused;
  private DataSink target = DataSink.DISCARD;
  private @Nullable MemorySink memory;
  private DataOutHandler.@Nullable Intake intake;
  private @Nullable Reply answer;
  private long left = Long.MAX_VALUE;
  private volatile long taken;
  private DataOutPhase.@Nullable Result result;

  IncomingData(
      Exchange exchange, Optional<OperationTable.Entry> entry, Optional<ResponseCode> refusal) {
    this.exchange = exchange;
    this.entry = entry;
    this.refused = refusal.isPresent();
  }

  /** Start_Data is here. */
  DataSink open(StartData start) {
    if (start.isLengthKnown() && start.totalLength() >= 0) {
      left = start.totalLength();
    }
    exchange.transfers(
        Transfer.From.INITIATOR,
        start.isLengthKnown() ? OptionalLong.of(start.totalLength()) : OptionalLong.empty(),
        () -> taken);
    if (refused || direction() != DataDirection.FROM_INITIATOR) {
      return this;
    }
    Optional<DataOutHandler> stream = entry.flatMap(OperationTable.Entry::stream);
    if (stream.isPresent()) {
      begin(stream.get(), start);
    } else {
      memory = new MemorySink(OperationSpec.MAX_DATA_BYTES);
      target = memory;
    }
    return this;
  }

  private DataDirection direction() {
    return entry.map(known -> known.spec().direction()).orElse(DataDirection.UNKNOWN);
  }

  private void begin(DataOutHandler handler, StartData start) {
    try {
      DataOutHandler.Intake begun =
          handler.begin(
              exchange,
              start.isLengthKnown() ? Optional.of(start.totalLength()) : Optional.empty());
      intake = begun;
      answer = begun.refusal().orElse(null);
      target = begun;
    } catch (Exception | Error failure) {
      fail(failure);
    }
  }

  /** Takes payload; beyond what was announced it is dropped. */
  @Override
  public void accept(ByteBuffer chunk) {
    int end = chunk.limit();
    if (chunk.remaining() > left) {
      chunk.limit(chunk.position() + (int) left);
    }
    left -= chunk.remaining();
    long sum = taken + chunk.remaining(); // only this thread writes
    taken = sum;
    try {
      target.accept(chunk);
    } catch (Exception | Error failure) {
      fail(failure);
    }
    chunk.limit(end).position(end);
  }

  private void fail(Throwable failure) {
    LOG.error("Data of an operation could not be kept: {}", exchange, failure);
    answer = Reply.code(ResponseCode.GENERAL_ERROR);
    target = DataSink.DISCARD;
  }

  /** The data phase is over. */
  void ended(DataOutPhase.Result ending) {
    result = ending;
    exchange.transferred();
    if (memory != null) {
      exchange.takeData(memory.bytes());
    }
  }

  /** Payload bytes that came. */
  long bytes() {
    return result == null ? 0 : result.bytes();
  }

  boolean isCancelled() {
    return result != null && result.ending() == DataOutPhase.Ending.CANCELLED;
  }

  /** The answer that follows from the data alone, if there is one. */
  Optional<Reply> problem() {
    if (answer != null || result == null) {
      return Optional.ofNullable(answer);
    }
    OperationSpec spec = entry.orElseThrow().spec();
    if (spec.direction() == DataDirection.FROM_RESPONDER
        || (spec.direction() == DataDirection.NONE && result.bytes() > 0)) {
      return Optional.of(Reply.code(ResponseCode.GENERAL_ERROR));
    }
    if (result.ending() == DataOutPhase.Ending.OTHER_LENGTH) {
      return Optional.of(Reply.code(ResponseCode.INCOMPLETE_TRANSFER));
    }
    return memory != null && memory.isOverflown()
        ? Optional.of(Reply.code(spec.malformedData()))
        : Optional.empty();
  }

  /** What the interceptors end in: the streaming handler that took the data, or {@code other}. */
  OperationHandler handler(OperationHandler other) {
    DataOutHandler.Intake begun = intake;
    if (begun == null) {
      return other;
    }
    return current -> {
      intake = null;
      return begun.complete(bytes());
    };
  }

  /** Drops what a streaming handler took, unless it was completed. */
  void abandonUnlessCompleted() {
    DataOutHandler.Intake begun = intake;
    intake = null;
    if (begun != null) {
      begun.abandon();
    }
  }
}
