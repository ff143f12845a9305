package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Does otherwise than Nikon bodies were seen to do. */
final class NikonSabotages implements SabotageGroup {
  /** Place of VendorExtensionID in DeviceInfo (ISO 15740 §5.5.1). */
  private static final int EXTENSION_AT = 2;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "dataPackets", camera -> camera.filter(connection -> NikonSabotages::inDataPackets),
        "idsInOrder", intercepting(NikonSabotages::idsInOrder),
        "listStays", camera -> intercepting(new StayingList()).accept(camera),
        "otherReason", camera -> camera.filter(connection -> NikonSabotages::otherReason),
        "otherExtension", intercepting(NikonSabotages::otherExtension));
  }

  /** A pack that does nothing but put one interceptor before all operations. */
  static Consumer<VirtualCameraBuilder> intercepting(OperationInterceptor interceptor) {
    return camera ->
        camera.pack(
            new CameraPack() {
              @Override
              public boolean serves(CameraModel model) {
                return true;
              }

              @Override
              public void install(CameraBuilder builder) {
                builder.intercept(interceptor);
              }
            });
  }

  /** All bytes travel in a Data packet, and an empty End_Data follows. */
  private static void inDataPackets(WirePacket packet, PacketOutput onward) throws IOException {
    if (!packet.is(PacketType.END_DATA) || packet.body().size() == 0) {
      onward.send(packet);
      return;
    }
    onward.send(packet.withType(PacketType.DATA.code()));
    TransactionId id = new TransactionId(packet.transactionId().orElse(0));
    onward.send(WirePacket.of(new EndData(id, Bytes.EMPTY)));
  }

  /** A session is opened with transaction id 0 only. */
  private static Reply idsInOrder(Exchange exchange, OperationHandler next) throws IOException {
    boolean odd =
        exchange.operation().equals(OperationCode.OPEN_SESSION)
            && exchange.transactionId().raw() != 0;
    return odd ? Reply.code(ResponseCode.INVALID_TRANSACTION_ID) : next.handle(exchange);
  }

  /** Why somebody is turned away is never said. */
  private static void otherReason(WirePacket packet, PacketOutput onward) throws IOException {
    onward.send(
        packet.is(PacketType.INIT_FAIL)
            ? WirePacket.of(new InitFail(InitFail.Reason.UNSPECIFIED.code()))
            : packet);
  }

  /** DeviceInfo names the extension of another maker. */
  private static Reply otherExtension(Exchange exchange, OperationHandler next) throws IOException {
    Reply reply = next.handle(exchange);
    if (!exchange.operation().equals(OperationCode.GET_DEVICE_INFO) || reply.data().isEmpty()) {
      return reply;
    }
    byte[] bytes = reply.data().get().readAll().toArray();
    bytes[EXTENSION_AT] = 0x0B;
    return Reply.data(DataSource.of(Bytes.copyOf(bytes)));
  }

  /** Once there is something in an event list, every poll gives it again. */
  private static final class StayingList implements OperationInterceptor {
    private static final int EMPTY_AT_MOST = 4;

    private volatile Bytes list = Bytes.EMPTY;

    @Override
    public Reply intercept(Exchange exchange, OperationHandler next) throws IOException {
      boolean polled =
          exchange.operation().equals(NikonOperations.GET_EVENT)
              || exchange.operation().equals(NikonOperations.GET_EVENT_EX);
      Reply reply = next.handle(exchange);
      if (!polled || reply.data().isEmpty()) {
        return reply;
      }
      Bytes now = reply.data().get().readAll();
      if (now.size() > EMPTY_AT_MOST) {
        list = now;
      }
      return Reply.data(list.isEmpty() ? now : list);
    }
  }
}
