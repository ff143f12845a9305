package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Breaks the rules of data phases. */
final class DataSabotages implements SabotageGroup {
  /** A store that no camera has. */
  private static final int NO_STORE = 0x7FFF_7FFF;

  private static final long TRANSFER_SECONDS = 10;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("shortTotal", DataSabotages::shortTotal),
        Map.entry(
            "otherIdInData",
            Outgoing.changedLater(PacketType.END_DATA, DataSabotages::withOtherId)),
        Map.entry("onlyEndDataCounts", Wires.each(OnlyEndData::new)),
        Map.entry("onePieceAtMost", Wires.each(OnePiece::new)),
        Map.entry("unknownTotalIsAwaited", Wires.each(AwaitsUnknown::new)),
        Map.entry("totalIsPassedOver", totalIsPassedOver()),
        Map.entry("dataNumberIsPassedOver", Wires.each(AnyNumber::new)),
        Map.entry("strayEndIsAnswered", Wires.each(StrayEnd::new)),
        Map.entry("startIsNotNeeded", Wires.each(NoStart::new)),
        Map.entry(
            "storeIsRefusedAtOnce",
            Wires.each(
                () ->
                    new EarlyAnswer(
                        request ->
                            Packets.asksFor(request, SEND_OBJECT_INFO)
                                && request.parameter(1) == NO_STORE,
                        ResponseCode.INVALID_STORAGE_ID))),
        Map.entry("eventsWaitForTransfer", DataSabotages::eventsWaitForTransfer),
        Map.entry("emptyObjectWithoutData", emptyObjectWithoutData()),
        Map.entry("probeWithinData", beside(PacketType.START_DATA, id -> new ProbeRequest())),
        Map.entry("twoEnds", beside(PacketType.END_DATA, id -> new EndData(id, Bytes.EMPTY))));
  }

  /** TotalDataLength has 32 bits, and what is behind it is left as it is in memory. */
  private static void shortTotal(VirtualCameraBuilder camera) {
    camera.filter(
        connection ->
            (packet, onward) -> {
              if (packet.is(PacketType.START_DATA)) {
                Bytes head = packet.head();
                onward.send(
                    new WirePacket(
                        head.slice(0, 16).concat(Bytes.of(0xEF, 0xBE, 0xAD, 0xDE)), packet.body()));
              } else {
                onward.send(packet);
              }
            });
  }

  private static WirePacket withOtherId(WirePacket packet) {
    Bytes head = packet.head();
    Bytes other = Bytes.of(head.at(8) ^ 1);
    return new WirePacket(
        head.slice(0, 8).concat(other).concat(head.slice(9, head.size())), packet.body());
  }

  /** Something else goes out behind each packet of a type. */
  private static Consumer<VirtualCameraBuilder> beside(
      PacketType type, Function<TransactionId, Packet> more) {
    return camera ->
        camera.filter(
            connection ->
                (packet, onward) -> {
                  onward.send(packet);
                  if (packet.is(type)) {
                    TransactionId id = new TransactionId(packet.transactionId().orElse(0));
                    onward.send(WirePacket.of(more.apply(id)));
                  }
                });
  }

  // ---- data of the initiator

  /** The payload of End_Data takes the place of what came before. */
  private static final class OnlyEndData implements Wire {
    @Override
    public void hear(Packet packet, Listener camera) {
      if (!(packet instanceof Data)) {
        camera.pass();
      }
    }
  }

  /** There is room for one Data packet before End_Data; others are lost. */
  private static final class OnePiece implements Wire {
    private int pieces;

    @Override
    public void hear(Packet packet, Listener camera) {
      pieces = packet instanceof Data ? pieces + 1 : 0;
      if (pieces <= 1) {
        camera.pass();
      }
    }
  }

  /** Waits for as many bytes as the total says, also where it says that nobody knows. */
  private static final class AwaitsUnknown implements Wire {
    private boolean unknown;

    @Override
    public void hear(Packet packet, Listener camera) {
      if (packet instanceof StartData start) {
        unknown = !start.isLengthKnown();
      }
      if (!unknown || !(packet instanceof EndData)) {
        camera.pass();
      }
    }
  }

  /** Takes what comes, however much was announced. */
  private static Consumer<VirtualCameraBuilder> totalIsPassedOver() {
    return Wires.hearing(
        (packet, camera) -> {
          if (packet instanceof StartData start) {
            camera.pass(new StartData(start.transactionId(), StartData.UNKNOWN_LENGTH));
          } else {
            camera.pass();
          }
        });
  }

  /** Takes data for that of the last request, whatever number it has. */
  private static final class AnyNumber implements Wire {
    private TransactionId asked = TransactionId.NONE;

    @Override
    public void hear(Packet packet, Listener camera) {
      if (packet instanceof OperationRequest request) {
        asked = request.transactionId();
      }
      camera.pass(Packets.in(asked, packet));
    }
  }

  /** End_Data gets a response whether or not there is something that it ends. */
  private static final class StrayEnd implements Wire {
    private boolean within;

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      within |= packet instanceof StartData;
      if (packet instanceof EndData end && !within) {
        camera.answer(Packets.response(end.transactionId(), ResponseCode.GENERAL_ERROR));
        return;
      }
      within &= !(packet instanceof EndData);
      camera.pass();
    }
  }

  /** Data that comes without Start_Data is taken all the same. */
  private static final class NoStart implements Wire {
    private boolean due;

    @Override
    public void hear(Packet packet, Listener camera) {
      if (packet instanceof Data data && due) {
        camera.pass(new StartData(data.transactionId(), StartData.UNKNOWN_LENGTH));
      }
      due = packet instanceof OperationRequest request && Packets.announcesData(request);
      camera.pass();
    }
  }

  // ---- data for the initiator

  /** Events are held while an object is under way. */
  private static void eventsWaitForTransfer(VirtualCameraBuilder camera) {
    Transfers transfers = new Transfers();
    Tampering.at(
            GET_OBJECT,
            (exchange, next) -> {
              CountDownLatch over = transfers.begin();
              return next.handle(exchange).then(over::countDown);
            })
        .accept(camera);
    camera.filter(
        connection ->
            (packet, onward) -> {
              if (packet.is(PacketType.EVENT)) {
                transfers.awaitEnd();
              }
              onward.send(packet);
            });
  }

  /** The transfer of a camera that is under way, or was last. */
  private static final class Transfers {
    private volatile CountDownLatch running = new CountDownLatch(0);

    CountDownLatch begin() {
      running = new CountDownLatch(1);
      return running;
    }

    void awaitEnd() throws IOException {
      try {
        if (!running.await(TRANSFER_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("the transfer does not end");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
    }
  }

  /** An object without bytes is just OK. */
  private static Consumer<VirtualCameraBuilder> emptyObjectWithoutData() {
    return Tampering.at(
        GET_OBJECT,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          boolean empty = reply.data().filter(data -> data.size() == 0).isPresent();
          return empty ? Reply.ok() : reply;
        });
  }
}
