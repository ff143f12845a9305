package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What sabotages of packets are made of: something between a camera and its connections. */
final class Wires {
  private Wires() {}

  /** Each connection of each camera gets a wire of its own. */
  static Consumer<VirtualCameraBuilder> each(Supplier<? extends Wire> maker) {
    return shared(() -> maker);
  }

  /**
   * The same where the wires of one camera know of each other.
   *
   * @param cameras makes, once per camera, what makes its wires
   */
  static Consumer<VirtualCameraBuilder> shared(
      Supplier<? extends Supplier<? extends Wire>> cameras) {
    return camera -> {
      Supplier<? extends Wire> maker = cameras.get();
      Lines lines = new Lines();
      Map<Long, Wire> accepted = new ConcurrentHashMap<>();
      camera.link(
          (link, info) -> {
            Wire wire = maker.get();
            accepted.put(info.number(), wire);
            return HearingLink.over(link, new Line(info, link, lines), new WireEar(wire));
          });
      camera.filter(
          info -> {
            Wire wire = Optional.ofNullable(accepted.remove(info.number())).orElseThrow();
            return wire::say;
          });
    };
  }

  /** Something that becomes of what comes. */
  @FunctionalInterface
  interface Hearing {
    void hear(Packet packet, Wire.Listener camera) throws IOException;
  }

  /** What comes goes through {@code how}. */
  static Consumer<VirtualCameraBuilder> hearing(Hearing how) {
    return each(
        () ->
            new Wire() {
              @Override
              public void hear(Packet packet, Listener camera) throws IOException {
                how.hear(packet, camera);
              }
            });
  }

  /** Requests for one operation are heard as something else. */
  static Consumer<VirtualCameraBuilder> misheard(
      OperationCode operation, UnaryOperator<OperationRequest> as) {
    return hearing(
        (packet, camera) -> {
          if (packet instanceof OperationRequest request && request.operation().equals(operation)) {
            camera.pass(as.apply(request));
          } else {
            camera.pass();
          }
        });
  }

  /** A response to one operation has another code, whoever found it right: the camera's checks. */
  static Consumer<VirtualCameraBuilder> recoded(
      OperationCode operation, ResponseCode right, ResponseCode wrong) {
    return answered(
        operation,
        response ->
            response.response().equals(right)
                ? new OperationResponse(wrong, response.transactionId(), response.parameters())
                : response);
  }

  /** Responses to one operation are others. */
  static Consumer<VirtualCameraBuilder> answered(
      OperationCode operation, UnaryOperator<OperationResponse> as) {
    return each(() -> new Answered(operation, as));
  }

  /** Looks at what is asked, and changes what is answered. */
  private static final class Answered implements Wire {
    private final OperationCode operation;
    private final UnaryOperator<OperationResponse> as;
    private boolean asked;

    Answered(OperationCode operation, UnaryOperator<OperationResponse> as) {
      this.operation = operation;
      this.as = as;
    }

    @Override
    public void hear(Packet packet, Listener camera) {
      if (packet instanceof OperationRequest request) {
        asked = request.operation().equals(operation);
      }
      camera.pass();
    }

    @Override
    public void say(WirePacket packet, PacketOutput onward) throws IOException {
      onward.send(
          asked && Packets.isResponse(packet)
              ? WirePacket.of(as.apply(Packets.response(packet)))
              : packet);
    }
  }
}
