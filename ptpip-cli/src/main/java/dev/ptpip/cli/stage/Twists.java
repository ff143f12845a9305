package dev.ptpip.cli.stage;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;

import dev.ptpip.conformance.client.Twist;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts cameras up to a {@link Twist}. */
final class Twists {
  private static final EventCode REQUEST_OBJECT_TRANSFER = new EventCode(0x4009);
  private static final EventCode UNREPORTED_STATUS = new EventCode(0x400E);
  private static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);

  private static final Duration SLOW = Duration.ofMillis(700);

  private final VirtualCameraBuilder plan;
  private final Happened happened;
  private final AtomicReference<@Nullable Camera> body = new AtomicReference<>();

  private Twists(VirtualCameraBuilder plan, Happened happened) {
    this.plan = plan;
    this.happened = happened;
  }

  /** Has the camera do it; {@code happened} is told when it did. */
  static void install(Twist twist, VirtualCameraBuilder plan, Happened happened) {
    new Twists(plan, happened).install(twist);
  }

  private void install(Twist twist) {
    switch (twist) {
      case UNKNOWN_EVENTS ->
          behindProbes(
              () ->
                  List.of(
                      Event.of(new EventCode(0xC7FF), TransactionId.ANY, 1, 2, 3),
                      Event.of(new EventCode(0x4FFF), TransactionId.ANY)));
      case UNKNOWN_PACKET ->
          behindProbes(() -> List.of(new UnknownPacket(0x20, Bytes.of(1, 2, 3, 4))));
      case UNASKED_PROBE_RESPONSE -> behindProbes(() -> List.of(new ProbeResponse()));
      case TRANSFER_REQUEST -> {
        pack(builder -> body.set(builder.camera()));
        behindProbes(
            () -> List.of(Event.of(REQUEST_OBJECT_TRANSFER, TransactionId.ANY, pictureHandle())));
      }
      case UNREPORTED_STATUS ->
          behindProbes(() -> List.of(Event.of(UNREPORTED_STATUS, TransactionId.ANY)));
      case PARAMETERS_OMITTED ->
          behindProbes(
              () ->
                  List.of(
                      Event.of(CAPTURE_COMPLETE, TransactionId.ANY),
                      Event.of(CAPTURE_COMPLETE, TransactionId.ANY, 0),
                      Event.of(CAPTURE_COMPLETE, TransactionId.ANY, 0, 0, 0)));
      case NUMBER_ZERO -> numberZero();
      case EMPTY_DATA_PACKET -> form(DataForm::emptyAhead);
      case ONE_END_DATA -> form(DataForm::allInEnd);
      case EMPTY_END_DATA -> form(DataForm::allInData);
      case MIXED_DATA -> form(DataForm::halves);
      case SMALL_DATA_PACKETS -> form(DataForm::small);
      case GIVES_UP -> {
        GivesUp gives = new GivesUp(happened);
        pack(builder -> builder.intercept(gives::intercept));
        plan.filter(connection -> gives.filter());
      }
      case SLOW_HANDLES -> pack(builder -> builder.intercept(this::slowHandles));
      case EMPTY_DATES -> dataset(GET_OBJECT_INFO, info -> Datasets.dated(info, ""));
      case ZERO_DATES -> dataset(GET_OBJECT_INFO, info -> Datasets.dated(info, "00000000T000000"));
      case HUGE_ARRAY -> dataset(GET_OBJECT_HANDLES, Datasets::huge);
      case STRING_PAST_END -> dataset(GET_DEVICE_INFO, Datasets::cut);
      case TRAILING_BYTES -> dataset(GET_DEVICE_INFO, Datasets::longer);
    }
  }

  private int pictureHandle() {
    Camera camera = body.get();
    if (camera == null) {
      throw new IllegalStateException("the camera is not put together");
    }
    ObjectStore store = camera.store();
    return store.list(ObjectQuery.EVERYTHING).value().stream()
        .filter(handle -> store.find(handle).filter(each -> !each.isFolder()).isPresent())
        .findFirst()
        .orElse(ObjectHandle.NONE)
        .raw();
  }

  /** The probe of the scene marks where they go out. */
  private void behindProbes(Supplier<List<Packet>> extras) {
    PacketFilter filter =
        (packet, onward) -> {
          onward.send(packet);
          if (packet.is(PacketType.PROBE_REQUEST)) {
            happened.now();
            for (Packet extra : extras.get()) {
              onward.send(WirePacket.of(extra));
            }
          }
        };
    plan.filter(connection -> filter);
  }

  private void form(DataForm.Cut cut) {
    plan.filter(connection -> new DataForm(cut, happened));
  }

  private void dataset(OperationCode operation, UnaryOperator<Bytes> change) {
    OperationInterceptor how = Datasets.at(operation, happened, change);
    pack(builder -> builder.intercept(how));
  }

  private Reply slowHandles(Exchange exchange, OperationHandler next) throws IOException {
    if (exchange.operation().equals(GET_OBJECT_HANDLES)) {
      happened.now();
      try {
        exchange.camera().clock().sleep(SLOW);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return Reply.code(ResponseCode.GENERAL_ERROR);
      }
    }
    return next.handle(exchange);
  }

  private void pack(Consumer<CameraBuilder> how) {
    plan.pack(
        new CameraPack() {
          @Override
          public boolean serves(CameraModel model) {
            return true;
          }

          @Override
          public void install(CameraBuilder builder) {
            how.accept(builder);
          }
        });
  }

  /** What goes out is one less; {@link NumberZero} adds it to what comes in. */
  private void numberZero() {
    plan.link((link, info) -> new NumberZero(link));
    PacketFilter filter = this::lessOne;
    plan.filter(connection -> filter);
  }

  private void lessOne(WirePacket packet, PacketOutput onward) throws IOException {
    if (packet.is(PacketType.INIT_COMMAND_ACK)
        && Packet.decode(packet.head(), DecodePolicy.LENIENT) instanceof InitCommandAck ack) {
      happened.now();
      onward.send(
          WirePacket.of(
              new InitCommandAck(
                  new ConnectionNumber(ack.connectionNumber().raw() - 1),
                  ack.guid(),
                  ack.friendlyName(),
                  ack.version())));
    } else {
      onward.send(packet);
    }
  }
}
