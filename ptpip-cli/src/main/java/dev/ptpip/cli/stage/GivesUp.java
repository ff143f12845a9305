package dev.ptpip.cli.stage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gives up the first picture that is fetched: half of it, Cancel on the Command/Data connection and
 * in place of a probe on the Event connection, then Transaction_Cancelled. One for all connections
 * of a camera.
 */
final class GivesUp {
  private final Happened happened;
  private final AtomicReference<@Nullable TransactionId> victim = new AtomicReference<>();

  GivesUp(Happened happened) {
    this.happened = happened;
  }

  /** Notes what is given up. */
  Reply intercept(Exchange exchange, OperationHandler next) throws IOException {
    boolean picture =
        exchange.operation().equals(OperationCode.GET_OBJECT)
            || exchange.operation().equals(OperationCode.GET_PARTIAL_OBJECT);
    if (picture) {
      victim.compareAndSet(null, exchange.transactionId());
    }
    return next.handle(exchange);
  }

  PacketFilter filter() {
    return new Stop();
  }

  /** One connection. */
  private final class Stop implements PacketFilter {
    private boolean given;

    @Override
    public void filter(WirePacket packet, PacketOutput onward) throws IOException {
      Optional<TransactionId> id = Optional.ofNullable(victim.get());
      if (packet.is(PacketType.PROBE_REQUEST) && id.isPresent()) {
        onward.send(WirePacket.of(new Cancel(id.get())));
        return;
      }
      boolean about =
          id.isPresent()
              && !happenedBefore()
              && packet.transactionId().equals(Optional.of(id.get().raw()));
      if (about && packet.isData()) {
        if (!given) {
          given = true;
          Bytes data = packet.body().readAll();
          onward.send(WirePacket.of(new Data(id.get(), data.slice(0, data.size() / 2))));
          onward.send(WirePacket.of(new Cancel(id.get())));
        }
      } else if (about && packet.is(PacketType.OPERATION_RESPONSE)) {
        onward.send(
            WirePacket.of(
                new OperationResponse(ResponseCode.TRANSACTION_CANCELLED, id.get(), List.of())));
        happened.now();
      } else {
        onward.send(packet);
      }
    }

    private boolean happenedBefore() {
      return happened.hasHappened();
    }
  }
}
