package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_NUM_OBJECTS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of sessions. */
final class SessionSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("noSessionNamed", noSessionNamed()),
        Map.entry(
            "openTwice",
            Wires.recoded(OPEN_SESSION, ResponseCode.SESSION_ALREADY_OPEN, ResponseCode.OK)),
        Map.entry(
            "closeIsAlwaysOk",
            Wires.recoded(CLOSE_SESSION, ResponseCode.SESSION_NOT_OPEN, ResponseCode.OK)),
        Map.entry(
            "countsWithoutSession",
            Wires.recoded(GET_NUM_OBJECTS, ResponseCode.SESSION_NOT_OPEN, ResponseCode.OK)),
        Map.entry(
            "endIsGeneralError",
            Wires.recoded(
                GET_STORAGE_IDS, ResponseCode.SESSION_NOT_OPEN, ResponseCode.GENERAL_ERROR)),
        Map.entry("deviceInfoNeedsSession", deviceInfoNeedsSession()),
        Map.entry("deviceInfoOfSession", deviceInfoOfSession()),
        Map.entry("busyIsUnspecified", SessionSabotages::busyIsUnspecified),
        Map.entry("numbersGoOn", Wires.each(Numbers.NeverAnew::new)));
  }

  /** Session_Already_Open does not say which one. */
  private static Consumer<VirtualCameraBuilder> noSessionNamed() {
    return Wires.answered(
        OPEN_SESSION,
        response ->
            new OperationResponse(response.response(), response.transactionId(), List.of()));
  }

  /** GetDeviceInfo is an operation as any other. */
  private static Consumer<VirtualCameraBuilder> deviceInfoNeedsSession() {
    return Tampering.at(
        GET_DEVICE_INFO,
        (exchange, next) ->
            exchange.hasSession()
                ? next.handle(exchange)
                : Reply.code(ResponseCode.SESSION_NOT_OPEN));
  }

  /** Within a session the camera leaves out its vendor's extension. */
  private static Consumer<VirtualCameraBuilder> deviceInfoOfSession() {
    return Tampering.data(
        GET_DEVICE_INFO,
        (exchange, bytes) ->
            exchange.hasSession() ? Tampering.patched(bytes, 2, 0, 0, 0, 0) : bytes);
  }

  /** Who is turned away because somebody else is there is not told so. */
  private static void busyIsUnspecified(VirtualCameraBuilder camera) {
    camera.filter(
        connection ->
            (packet, onward) ->
                onward.send(
                    packet.is(PacketType.INIT_FAIL)
                        ? WirePacket.of(new InitFail(InitFail.Reason.UNSPECIFIED.code()))
                        : packet));
  }
}
