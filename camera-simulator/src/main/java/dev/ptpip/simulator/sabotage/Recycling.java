package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.DELETE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ChangeOrigin;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Gives the handle of an object that was deleted to the next one that comes. Safe for use by
 * several threads.
 */
final class Recycling {
  private final Queue<ObjectHandle> free = new ConcurrentLinkedQueue<>();
  private final Map<ObjectHandle, ObjectHandle> meant = new ConcurrentHashMap<>();

  private Recycling() {}

  static Consumer<VirtualCameraBuilder> sabotage() {
    return Tampering.install(
        builder -> {
          Recycling recycling = new Recycling();
          builder.intercept(recycling::intercept);
        });
  }

  private Reply intercept(Exchange exchange, OperationHandler next) throws IOException {
    if (exchange.operation().equals(SEND_OBJECT_INFO)) {
      return announced(next.handle(exchange));
    } else if (exchange.operation().equals(DELETE_OBJECT)) {
      return deleted(exchange, next);
    }
    return next.handle(exchange);
  }

  private Reply announced(Reply reply) {
    ObjectHandle old = reply.isOk() ? free.poll() : null;
    if (old == null) {
      return reply;
    }
    meant.put(old, new ObjectHandle(reply.parameters().get(2)));
    return reply.withParameters(reply.parameters().get(0), reply.parameters().get(1), old.raw());
  }

  private Reply deleted(Exchange exchange, OperationHandler next) throws IOException {
    Optional<ObjectHandle> other = Optional.ofNullable(meant.remove(exchange.handle(1)));
    if (other.isPresent()) {
      return Reply.code(exchange.camera().store().delete(other.get(), ChangeOrigin.HOST));
    }
    Reply reply = next.handle(exchange);
    if (reply.isOk()) {
      free.add(exchange.handle(1));
    }
    return reply;
  }
}
