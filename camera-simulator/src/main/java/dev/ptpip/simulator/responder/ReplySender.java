package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.SentData;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.model.Quirk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the data phase of a reply, if it has one, and the response; small ones with a single
 * write. Between two data packets it looks for a Cancel on either connection: the packet in hand is
 * finished, then the response is Transaction_Cancelled (CIPA DC-005 §2.7.1.2). The Cancel on the
 * other connection is passed over whenever it comes. Confined to the command thread.
 */
final class ReplySender {
  /** Data up to this size goes out together with its response. */
  static final int TOGETHER_BYTES = 48 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ReplySender.class);
  private static final Packet[] NONE = {};

  private final PacketChannel channel;
  private final CommandInput input;
  private final ResponderRules rules;

  private long meant;
  private @Nullable SteadySource streamed;

  /**
   * What went out.
   *
   * @param bytes payload bytes before the response
   * @param meant payload bytes that there should have been
   */
  record Sent(OperationResponse response, long bytes, long meant) {}

  ReplySender(PacketChannel channel, CommandInput input, ResponderRules rules) {
    this.channel = channel;
    this.input = input;
    this.rules = rules;
  }

  /** Payload bytes of the data phase that was begun last; 0 if there was none. */
  long meant() {
    return meant;
  }

  /** Payload bytes of it that were taken from their source; 0 for data that goes out at once. */
  long begun() {
    return streamed == null ? 0 : streamed.taken();
  }

  Sent send(Exchange exchange, Reply reply, Optional<OperationTable.Entry> entry)
      throws IOException {
    meant = reply.data().map(DataSource::size).orElse(0L);
    streamed = null;
    if (reply.data().isPresent()) {
      DataSource data = reply.data().get();
      return data.size() <= TOGETHER_BYTES
          ? sendTogether(exchange, reply, data)
          : sendStreamed(exchange, reply, data);
    }
    boolean emptyData =
        !reply.isOk()
            && rules.has(Quirk.Kind.EMPTY_DATA_BEFORE_ERROR)
            && entry
                .filter(known -> known.spec().direction() == DataDirection.FROM_RESPONDER)
                .isPresent();
    if (emptyData) {
      return sendWith(exchange, response(exchange, reply), DataSource.of(Bytes.EMPTY));
    }
    OperationResponse response = response(exchange, reply);
    channel.write(response);
    return new Sent(response, 0, meant);
  }

  private static OperationResponse response(Exchange exchange, Reply reply) {
    return new OperationResponse(reply.code(), exchange.transactionId(), reply.parameters());
  }

  private static OperationResponse response(Exchange exchange, ResponseCode code) {
    return new OperationResponse(code, exchange.transactionId(), List.of());
  }

  private Sent sendTogether(Exchange exchange, Reply reply, DataSource data) throws IOException {
    Bytes whole;
    try {
      whole = data.readAll();
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.debug("Data of {} ended early", exchange, unreadable);
      OperationResponse response = response(exchange, ResponseCode.INCOMPLETE_TRANSFER);
      channel.write(response);
      return new Sent(response, 0, meant);
    }
    return sendWith(exchange, response(exchange, reply), DataSource.of(whole));
  }

  private Sent sendWith(Exchange exchange, OperationResponse response, DataSource data)
      throws IOException {
    SentData sent =
        channel.writeData(
            exchange.transactionId(),
            data,
            rules.packing(),
            () -> false,
            NONE,
            new Packet[] {response});
    return new Sent(response, sent.bytes(), meant);
  }

  private Sent sendStreamed(Exchange exchange, Reply reply, DataSource data) throws IOException {
    SteadySource steady = new SteadySource(data);
    streamed = steady;
    CancelWatch watch = new CancelWatch(exchange, steady);
    exchange.transfers(Transfer.From.CAMERA, OptionalLong.of(data.size()), steady::taken);
    SentData sent;
    try {
      sent =
          channel.writeData(exchange.transactionId(), steady, rules.packing(), watch, NONE, NONE);
    } finally {
      exchange.transferred();
    }
    watch.rethrow();
    OperationResponse response;
    if (steady.hasFailed()) {
      LOG.debug("Data of {} ended early", exchange, steady.failure());
      response = response(exchange, ResponseCode.INCOMPLETE_TRANSFER);
    } else if (sent.isComplete()) {
      response = response(exchange, reply);
    } else {
      response = response(exchange, ResponseCode.TRANSACTION_CANCELLED);
    }
    channel.write(response);
    return new Sent(response, sent.bytes(), meant);
  }

  /** Says between two packets whether to stop. */
  private final class CancelWatch implements BooleanSupplier {
    private final Exchange exchange;
    private final SteadySource source;
    private Optional<IOException> failure = Optional.empty();

    CancelWatch(Exchange exchange, SteadySource source) {
      this.exchange = exchange;
      this.source = source;
    }

    @Override
    public boolean getAsBoolean() {
      try {
        input.lookForCancel(exchange);
      } catch (IOException lost) {
        failure = Optional.of(lost);
        return true;
      }
      return exchange.isCancelled() || source.hasFailed();
    }

    void rethrow() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
