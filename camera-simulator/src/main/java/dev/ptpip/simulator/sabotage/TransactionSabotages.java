package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Breaks the rules of transactions; those about their numbers are broken by {@link Numbers}. */
final class TransactionSabotages implements SabotageGroup {
  private static final OperationCode UNUSED_VENDOR = new OperationCode(0x97FE);
  private static final Duration LITTLE_PATIENCE = Duration.ofMillis(150);
  private static final int MOST_PARAMETERS = 5;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("sessionIdInResponse", sessionIdInResponse()),
        Map.entry("openSessionAnsweredAsZero", Numbers.openSessionAnsweredAsZero()),
        Map.entry("anyNumber", Wires.each(Numbers.Unchecked::new)),
        Map.entry("gapEndsConnection", Wires.each(Numbers.GapEnds::new)),
        Map.entry("noWrap", Wires.each(Numbers.OnlyGreater::new)),
        Map.entry("lastComeFirstServed", Wires.each(LastFirst::new)),
        Map.entry("phaseOneIsData", phaseOneIsData()),
        Map.entry(
            "answersAtStartData",
            Wires.each(
                () ->
                    new EarlyAnswer(
                        request -> Packets.asksFor(request, SET_DEVICE_PROP_VALUE),
                        ResponseCode.OK))),
        Map.entry("otherPhasesAwaitData", otherPhasesAwaitData()),
        Map.entry("awaitsMissingData", awaitsMissingData()),
        Map.entry(
            "dataUnaskedIsNotTaken",
            Wires.misheard(
                GET_STORAGE_IDS, request -> Packets.withPhase(request, DataPhase.NONE_OR_IN))),
        Map.entry("omittedMeansRoot", omittedMeansRoot()),
        Map.entry("surplusIsPassedOver", surplusIsPassedOver()),
        Map.entry("sixParameters", TransactionSabotages::sixParameters),
        Map.entry(
            "unknownIsAnsweredBeforeData",
            Wires.misheard(
                UNUSED_VENDOR, request -> Packets.withPhase(request, DataPhase.NONE_OR_IN))),
        Map.entry("failsWithData", failsWithData()),
        Map.entry("emptyListWithoutData", emptyListWithoutData()));
  }

  /** SessionID stands where USB has none and PTP-IP neither: before the transaction id. */
  private static Consumer<VirtualCameraBuilder> sessionIdInResponse() {
    TransactionId sessionId = new TransactionId(1);
    return Wires.answered(
        OPEN_SESSION,
        response ->
            new OperationResponse(
                response.response(), sessionId, List.of(response.transactionId().raw())));
  }

  /** A second request that is here already is served before the first one. */
  private static final class LastFirst implements Wire {
    private Optional<Packet> first = Optional.empty();

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      if (packet instanceof OperationRequest && first.isEmpty() && camera.hasMore()) {
        first = Optional.of(packet);
        return;
      }
      camera.pass();
      first.ifPresent(camera::pass);
      first = Optional.empty();
    }
  }

  /** Takes DataPhaseInfo 1 at its word: there is always data for the initiator. */
  private static Consumer<VirtualCameraBuilder> phaseOneIsData() {
    return Tampering.install(
        builder ->
            builder.intercept(
                (exchange, next) -> {
                  Reply reply = next.handle(exchange);
                  boolean none = reply.data().isEmpty() && !exchange.bringsData();
                  return none ? reply.withData(DataSource.of(Bytes.EMPTY)) : reply;
                }));
  }

  /** Waits for data unless DataPhaseInfo is 1. */
  private static Consumer<VirtualCameraBuilder> otherPhasesAwaitData() {
    return Wires.hearing(
        (packet, camera) -> {
          if (packet instanceof OperationRequest request
              && request.dataPhaseInfo() != DataPhase.NONE_OR_IN.code()) {
            camera.pass(Packets.withPhase(request, DataPhase.OUT));
          } else {
            camera.pass();
          }
        });
  }

  /** Waits for data that was announced as missing, and then gives up the connection. */
  private static Consumer<VirtualCameraBuilder> awaitsMissingData() {
    return Tampering.all(
        camera -> camera.stall(LITTLE_PATIENCE),
        Wires.misheard(
            SET_DEVICE_PROP_VALUE, request -> Packets.withPhase(request, DataPhase.OUT)));
  }

  /** A parent folder that is left out is the root, not any. */
  private static Consumer<VirtualCameraBuilder> omittedMeansRoot() {
    return Wires.misheard(
        GET_OBJECT_HANDLES,
        request ->
            request.parameters().size() < 3
                ? Packets.withParameters(request, List.of(request.parameter(1), 0, -1))
                : request);
  }

  /** Parameters that the operation does not have are not looked at. */
  private static Consumer<VirtualCameraBuilder> surplusIsPassedOver() {
    return Wires.hearing(
        (packet, camera) -> {
          if (packet instanceof OperationRequest request && hasNoParameters(request)) {
            camera.pass(Packets.withParameters(request, List.of()));
          } else {
            camera.pass();
          }
        });
  }

  private static boolean hasNoParameters(OperationRequest request) {
    return List.of(OperationCode.GET_DEVICE_INFO, GET_STORAGE_IDS, CLOSE_SESSION)
        .contains(request.operation());
  }

  /** Responses that report a failure have one parameter more than there may be. */
  private static void sixParameters(VirtualCameraBuilder camera) {
    camera.filter(
        connection ->
            (packet, onward) -> {
              boolean failed =
                  Packets.isResponse(packet)
                      && !Packets.response(packet).response().equals(ResponseCode.OK);
              onward.send(failed ? lengthened(packet) : packet);
            });
  }

  private static WirePacket lengthened(WirePacket response) {
    DataWriter out = new DataWriter();
    out.bytes(response.head());
    for (int i = 0; i <= MOST_PARAMETERS; i++) {
      out.int32(0);
    }
    return new WirePacket(out.toBytes(), response.body()).withLength(out.size());
  }

  /** ObjectInfo of an object that is not there is refused behind a dataset of zeros. */
  private static Consumer<VirtualCameraBuilder> failsWithData() {
    return Tampering.at(
        GET_OBJECT_INFO,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.isOk() ? reply : reply.withData(DataSource.of(Bytes.copyOf(new byte[53])));
        });
  }

  /** A list of nothing is no data. */
  private static Consumer<VirtualCameraBuilder> emptyListWithoutData() {
    return Tampering.at(
        GET_OBJECT_HANDLES,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          boolean empty = reply.data().filter(data -> data.size() == 4).isPresent();
          return empty ? Reply.ok() : reply;
        });
  }
}
