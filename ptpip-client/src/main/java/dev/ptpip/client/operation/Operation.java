package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation to be carried out: code, parameters, data to send, and where data that comes back
 * goes. Works for any code, known or not. Immutable; the methods give back changed copies.
 */
public final class Operation {
  private final OperationCode code;
  private final List<Integer> parameters;
  private final @Nullable DataSource dataOut;
  private final DataPacking packing;
  private final @Nullable DataSink sink;
  private final int memoryLimit;
  private final @Nullable Duration timeout;
  private final @Nullable BusyPolicy busy;
  private final @Nullable Cancellation cancellation;

  /** Small enough to be cancelled in between, large enough to be fast. */
  private static final DataPacking DEFAULT_PACKING = DataPacking.ofPacketBytes(1024 * 1024);

  private static final int DEFAULT_MEMORY_LIMIT = 64 * 1024 * 1024;

  private Operation(
      OperationCode code,
      List<Integer> parameters,
      @Nullable DataSource dataOut,
      DataPacking packing,
      @Nullable DataSink sink,
      int memoryLimit,
      @Nullable Duration timeout,
      @Nullable BusyPolicy busy,
      @Nullable Cancellation cancellation) {
    if (parameters.size() > OperationRequest.MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          "at most "
              + OperationRequest.MAX_PARAMETERS
              + " parameters, not "
              + parameters.size()
              + " (operation "
              + code
              + ")");
    }
    this.code = code;
    this.parameters = List.copyOf(parameters);
    this.dataOut = dataOut;
    this.packing = packing;
    this.sink = sink;
    this.memoryLimit = memoryLimit;
    this.timeout = timeout;
    this.busy = busy;
    this.cancellation = cancellation;
  }

  /** An operation with at most five parameters, raw 32-bit numbers. */
  public static Operation of(OperationCode code, int... parameters) {
    Integer[] boxed = new Integer[parameters.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = parameters[i];
    }
    return of(code, List.of(boxed));
  }

  /** An operation with at most five parameters, raw 32-bit numbers. */
  public static Operation of(OperationCode code, List<Integer> parameters) {
    return new Operation(
        code, parameters, null, DEFAULT_PACKING, null, DEFAULT_MEMORY_LIMIT, null, null, null);
  }

  /** The same with a data phase from us to the camera; may be empty. */
  public Operation sending(DataSource data) {
    return new Operation(
        code, parameters, data, packing, sink, memoryLimit, timeout, busy, cancellation);
  }

  /** The same with a data phase that is cut into packets in another way. */
  public Operation packed(DataPacking newPacking) {
    return new Operation(
        code, parameters, dataOut, newPacking, sink, memoryLimit, timeout, busy, cancellation);
  }

  /**
   * The same with incoming data going to {@code target} as it comes, instead of into memory. When
   * the operation fails, a part may have gone there.
   */
  public Operation receivingInto(DataSink target) {
    return new Operation(
        code, parameters, dataOut, packing, target, memoryLimit, timeout, busy, cancellation);
  }

  /** The same with another limit, in bytes, for incoming data in memory (default 64 MiB). */
  public Operation receivingAtMost(int bytes) {
    return new Operation(
        code, parameters, dataOut, packing, sink, bytes, timeout, busy, cancellation);
  }

  /**
   * The same with another time for which the camera may leave a request, or the end of a data
   * phase, without an answer. Afterwards the connection is closed.
   */
  public Operation within(Duration newTimeout) {
    return new Operation(
        code, parameters, dataOut, packing, sink, memoryLimit, newTimeout, busy, cancellation);
  }

  /** The same with another reaction to Device_Busy. */
  public Operation onBusy(BusyPolicy policy) {
    return new Operation(
        code, parameters, dataOut, packing, sink, memoryLimit, timeout, policy, cancellation);
  }

  /** The same, given up when {@code newCancellation} is cancelled. */
  public Operation cancelledBy(Cancellation newCancellation) {
    return new Operation(
        code, parameters, dataOut, packing, sink, memoryLimit, timeout, busy, newCancellation);
  }

  /** The code. */
  public OperationCode code() {
    return code;
  }

  /** Raw parameters, at most five. */
  public List<Integer> parameters() {
    return parameters;
  }

  /** Data to send. */
  public Optional<DataSource> dataOut() {
    return Optional.ofNullable(dataOut);
  }

  /** How data to send is cut into packets. */
  public DataPacking packing() {
    return packing;
  }

  /** Where incoming data goes; empty: into memory. */
  public Optional<DataSink> sink() {
    return Optional.ofNullable(sink);
  }

  /** Most bytes of incoming data that are kept in memory. */
  public int memoryLimit() {
    return memoryLimit;
  }

  /** Time for an answer, if it is not the session's. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Reaction to Device_Busy, if it is not the session's. */
  public Optional<BusyPolicy> busyPolicy() {
    return Optional.ofNullable(busy);
  }

  /** The switch that gives it up. */
  public Optional<Cancellation> cancellation() {
    return Optional.ofNullable(cancellation);
  }
}
