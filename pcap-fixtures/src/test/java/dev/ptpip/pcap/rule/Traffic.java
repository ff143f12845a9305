package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.ByteRange;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Packets of a conversation that was never captured, shown to all rules. */
final class Traffic {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Guid CLIENT = Guid.parse("000102030405060708090a0b0c0d0e0f");
  static final Guid CAMERA = Guid.parse("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

  private final List<Violation> violations = new ArrayList<>();
  private final Onlooker onlooker;
  private int frame;
  private int paused;

  private Traffic(Transport transport) {
    onlooker =
        new Onlooker(PassiveRules.all(), TrafficState.fromTheBeginning(transport), violations::add);
  }

  static Traffic begin() {
    return new Traffic(Transport.PTP_IP);
  }

  static Traffic usb() {
    return new Traffic(Transport.USB);
  }

  /** Both connections are there. */
  static Traffic connected() {
    return begin()
        .client(new InitCommandRequest(CLIENT, "laptop", ProtocolVersion.V1_0))
        .camera(new InitCommandAck(new ConnectionNumber(1), CAMERA, "D5300", ProtocolVersion.V1_0))
        .client(Route.EVENT, new InitEventRequest(new ConnectionNumber(1)))
        .camera(Route.EVENT, new InitEventAck());
  }

  /** Session 1 is open; the next transaction is 1. */
  static Traffic session() {
    return connected().ask(OperationCode.OPEN_SESSION, 0, 1).answer(ResponseCode.OK, 0);
  }

  Onlooker onlooker() {
    return onlooker;
  }

  Traffic ask(OperationCode operation, int id, int... parameters) {
    return client(
        OperationRequest.of(DataPhase.NONE_OR_IN, operation, new TransactionId(id), parameters));
  }

  Traffic send(OperationCode operation, int id, int... parameters) {
    return client(OperationRequest.of(DataPhase.OUT, operation, new TransactionId(id), parameters));
  }

  Traffic answer(ResponseCode response, int id) {
    return camera(OperationResponse.of(response, new TransactionId(id)));
  }

  /** A data phase of one packet. */
  Traffic data(Side sender, int id, long announced, long came) {
    return add(sender, Route.COMMAND, whole(new StartData(new TransactionId(id), announced)))
        .end(sender, id, came);
  }

  Traffic end(Side sender, int id, long bytes) {
    return add(
        sender,
        Route.COMMAND,
        new PacketContent.DataPiece(PacketType.END_DATA, new TransactionId(id), bytes));
  }

  Traffic client(Packet packet) {
    return client(Route.COMMAND, packet);
  }

  Traffic client(Route route, Packet packet) {
    return add(Side.INITIATOR, route, whole(packet));
  }

  Traffic camera(Packet packet) {
    return camera(Route.COMMAND, packet);
  }

  Traffic camera(Route route, Packet packet) {
    return add(Side.RESPONDER, route, whole(packet));
  }

  private static PacketContent whole(Packet packet) {
    return new PacketContent.Whole(packet);
  }

  private Traffic add(Side sender, Route route, PacketContent content) {
    frame++;
    Instant time = now();
    onlooker.packet(
        new CapturedPacket(
            sender, route, time, time, new FrameRange(frame, frame), new ByteRange(0, 8), content));
    return this;
  }

  /** Nothing happens for some seconds. */
  Traffic pause(int seconds) {
    paused += seconds;
    return this;
  }

  private Instant now() {
    return START.plusMillis(frame).plusSeconds(paused);
  }

  /** The client closes the command connection; the rules have looked at everything. */
  Traffic close() {
    ends(Side.INITIATOR, Route.COMMAND, Ending.How.CLOSED);
    onlooker.end();
    return this;
  }

  /** One connection ends. */
  Traffic ends(Side sender, Route route, Ending.How how) {
    frame++;
    onlooker.ended(new Ending(sender, route, how, now(), new FrameRange(frame, frame)));
    return this;
  }

  Traffic end() {
    onlooker.end();
    return this;
  }

  List<Violation> violations() {
    return violations;
  }

  /** Ids of the requirements that were violated. */
  List<String> ids() {
    return violations.stream().map(each -> each.requirement().id()).toList();
  }
}
