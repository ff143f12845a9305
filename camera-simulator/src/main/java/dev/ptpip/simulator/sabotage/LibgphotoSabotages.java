package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Is not what libgphoto2 needs. */
final class LibgphotoSabotages implements SabotageGroup {
  /** The name that the judge takes when it shakes hands as libgphoto2 does. */
  private static final String ITS_NAME = "photohost";

  private static final Duration LATE = Duration.ofMillis(2100);

  /**
   * Which Event connection is turned away: those before are the first look at the camera and the
   * control.
   */
  private static final int TURNED_AWAY = 3;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "endDataNeeded",
        VirtualCameraBuilder::strict,
        "noProbeNoSession",
        camera -> camera.filter(link -> LibgphotoSabotages::endWhoIsProbed),
        "nameRefused",
        camera -> camera.pairing((guid, name) -> !name.equals(ITS_NAME)),
        "eventsRefused",
        LibgphotoSabotages::eventsRefused,
        "late",
        NikonSabotages.intercepting(LibgphotoSabotages::late),
        "dataBeforeErrors",
        NikonSabotages.intercepting(LibgphotoSabotages::dataBeforeErrors));
  }

  /** The connection ends where a Probe_Request would be sent. */
  private static void endWhoIsProbed(WirePacket packet, PacketOutput onward) throws IOException {
    if (packet.is(PacketType.PROBE_REQUEST)) {
      throw new IOException("an initiator that would have to be probed is dropped");
    }
    onward.send(packet);
  }

  private static void eventsRefused(VirtualCameraBuilder camera) {
    AtomicInteger count = new AtomicInteger();
    PacketFilter refusing =
        (packet, onward) ->
            onward.send(
                packet.is(PacketType.INIT_EVENT_ACK) && count.incrementAndGet() == TURNED_AWAY
                    ? WirePacket.of(new InitFail(InitFail.Reason.UNSPECIFIED.code()))
                    : packet);
    camera.filter(link -> refusing);
  }

  /** GetStorageInfo is answered when libgphoto2 is about to give up. */
  private static Reply late(Exchange exchange, OperationHandler next) throws IOException {
    if (exchange.operation().equals(OperationCode.GET_STORAGE_INFO)) {
      LockSupport.parkNanos(LATE.toNanos());
    }
    return next.handle(exchange);
  }

  /** GetObject begins a data phase before it finds out that there is no such object. */
  private static Reply dataBeforeErrors(Exchange exchange, OperationHandler next)
      throws IOException {
    Reply reply = next.handle(exchange);
    boolean bare =
        exchange.operation().equals(OperationCode.GET_OBJECT)
            && !reply.isOk()
            && reply.data().isEmpty();
    return bare
        ? Reply.of(reply.code(), reply.parameters(), Optional.of(DataSource.of(Bytes.EMPTY)))
        : reply;
  }
}
