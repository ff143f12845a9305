package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Breaks the rules of cancelling; while data is under way with the help of {@link GivenUp}. */
final class CancelSabotages implements SabotageGroup {
  private static final int MUCH_TOO_LONG = 16;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("longCancel", longCancel()),
        Map.entry(
            "givenUpIsKept",
            Wires.recoded(SEND_OBJECT, ResponseCode.TRANSACTION_CANCELLED, ResponseCode.OK)),
        Map.entry("givenUpIsOk", GivenUp.of(GET_OBJECT, stops(ResponseCode.OK))),
        Map.entry(
            "givenUpIsIncomplete", GivenUp.of(GET_OBJECT, stops(ResponseCode.INCOMPLETE_TRANSFER))),
        Map.entry("dataBehindGivenUp", GivenUp.of(GET_OBJECT, DataBehind::new)),
        Map.entry("commandCancelEnds", GivenUp.of(GET_OBJECT, () -> CancelSabotages::endsAtOnce)),
        Map.entry("eventCancelEnds", GivenUp.endingAtEvent(GET_OBJECT)),
        Map.entry(
            "givenUpCaptureFails", GivenUp.of(INITIATE_CAPTURE, stops(ResponseCode.GENERAL_ERROR))),
        Map.entry("cancelIsAnswered", Wires.each(Answered::new)),
        Map.entry("cancelIsForTheNext", Wires.each(ForTheNext::new)));
  }

  /** A camera that gives up by itself says so in 16 bytes. */
  private static Consumer<VirtualCameraBuilder> longCancel() {
    return Wires.each(
        () ->
            new Wire() {
              private boolean asked;

              @Override
              public void hear(Packet packet, Listener camera) {
                if (packet instanceof OperationRequest) {
                  asked = Packets.asksFor(packet, GET_OBJECT_INFO);
                }
                camera.pass();
              }

              @Override
              public void say(WirePacket packet, PacketOutput onward) throws IOException {
                if (asked && Packets.isResponse(packet)) {
                  WirePacket cancel =
                      WirePacket.of(new Cancel(Packets.response(packet).transactionId()));
                  onward.send(
                      new WirePacket(cancel.head().concat(Bytes.of(0, 0, 0, 0)), cancel.body())
                          .withLength(MUCH_TOO_LONG));
                }
                onward.send(packet);
              }
            });
  }

  /** The data stops, and the response has {@code code}. */
  private static Supplier<GivenUp.Rest> stops(ResponseCode code) {
    return () ->
        (id, packet, onward) -> {
          if (Packets.isResponse(packet)) {
            onward.send(WirePacket.of(Packets.response(id, code)));
          }
        };
  }

  private static void endsAtOnce(TransactionId id, WirePacket packet, PacketOutput onward)
      throws IOException {
    throw new IOException("Cancel of " + id + " where data was under way");
  }

  /** The data stops and is told to be cancelled, but a piece of it comes afterwards. */
  private static final class DataBehind implements GivenUp.Rest {
    @Override
    public void say(TransactionId id, WirePacket packet, PacketOutput onward) throws IOException {
      if (Packets.isResponse(packet)) {
        onward.send(WirePacket.of(Packets.response(id, ResponseCode.TRANSACTION_CANCELLED)));
        onward.send(WirePacket.of(new Data(id, Bytes.of(1, 2, 3, 4))));
      }
    }
  }

  /** A Cancel for what is not under way gets a response of its own. */
  private static final class Answered implements Wire {
    private boolean executing;
    private boolean isEvent;

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      isEvent |= packet instanceof InitEventRequest;
      if (packet instanceof OperationRequest) {
        executing = true;
      } else if (packet instanceof Cancel cancel && !executing && !isEvent) {
        camera.answer(Packets.response(cancel.transactionId(), ResponseCode.TRANSACTION_CANCELLED));
      }
      camera.pass();
    }

    @Override
    public void say(WirePacket packet, PacketOutput onward) throws IOException {
      executing &= !Packets.isResponse(packet);
      onward.send(packet);
    }
  }

  /** Cancel is kept in mind, and ends what is asked for next. */
  private static final class ForTheNext implements Wire {
    private boolean kept;

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      if (packet instanceof OperationRequest request && kept) {
        kept = false;
        camera.answer(
            Packets.response(request.transactionId(), ResponseCode.TRANSACTION_CANCELLED));
        return;
      }
      kept |= packet instanceof Cancel;
      camera.pass();
    }
  }
}
