package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.WirePacket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes packets of one type on their way out of a camera, whatever they answer. */
final class Outgoing {
  private Outgoing() {}

  /** Each packet of {@code type} becomes another one. */
  static Consumer<VirtualCameraBuilder> changed(PacketType type, UnaryOperator<WirePacket> change) {
    return filtered(type, (packet, onward) -> onward.send(change.apply(packet)));
  }

  /**
   * The same from the second packet of the type on, so that whoever makes sure first that there is
   * a camera finds one.
   */
  static Consumer<VirtualCameraBuilder> changedLater(
      PacketType type, UnaryOperator<WirePacket> change) {
    return builder -> {
      AtomicInteger count = new AtomicInteger();
      filtered(
              type,
              (packet, onward) ->
                  onward.send(count.getAndIncrement() == 0 ? packet : change.apply(packet)))
          .accept(builder);
    };
  }

  /** Each packet of {@code type} goes out twice. */
  static Consumer<VirtualCameraBuilder> twice(PacketType type) {
    return filtered(
        type,
        (packet, onward) -> {
          onward.send(packet);
          onward.send(packet);
        });
  }

  /**
   * Packets of {@code type} go out on the Command/Data connection first, then where they belong.
   */
  static Consumer<VirtualCameraBuilder> alsoOnCommand(PacketType type) {
    return builder -> {
      Lines lines = new Lines();
      lines.listen(builder, new Ear() {});
      filtered(
              type,
              (packet, onward) -> {
                lines.command().orElseThrow().say(Raw.bytes(packet));
                onward.send(packet);
              })
          .accept(builder);
    };
  }

  /** Packets of {@code type} go through {@code filter}. */
  static Consumer<VirtualCameraBuilder> filtered(PacketType type, PacketFilter filter) {
    return builder ->
        builder.filter(
            connection ->
                (packet, onward) -> {
                  if (packet.is(type)) {
                    filter.filter(packet, onward);
                  } else {
                    onward.send(packet);
                  }
                });
  }
}
