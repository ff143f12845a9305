package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_PROP_LIST;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Objects that a list of properties announced have a name that the camera made up. Safe for use by
 * several threads.
 */
final class AnnouncedName {
  private static final String MADE_UP = "OBJECT";

  private final Set<ObjectHandle> announced = ConcurrentHashMap.newKeySet();

  private AnnouncedName() {}

  static Consumer<VirtualCameraBuilder> sabotage() {
    return Tampering.install(
        builder -> {
          AnnouncedName names = new AnnouncedName();
          builder.intercept(names::intercept);
        });
  }

  private Reply intercept(Exchange exchange, OperationHandler next) throws IOException {
    Reply reply = next.handle(exchange);
    if (!reply.isOk()) {
      return reply;
    }
    if (exchange.operation().equals(SEND_OBJECT_PROP_LIST)) {
      announced.add(new ObjectHandle(reply.parameters().get(2)));
    }
    if (exchange.operation().equals(GET_OBJECT_INFO)
        && announced.contains(exchange.handle(1))
        && reply.data().isPresent()) {
      ObjectInfo info = ObjectInfo.decode(reply.data().get().readAll(), DecodePolicy.LENIENT);
      return reply.withData(DataSource.of(info.toBuilder().fileName(MADE_UP).build().encode()));
    }
    return reply;
  }
}
