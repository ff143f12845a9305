package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecordedConnection;
import dev.ptpip.pcap.record.RecorderOptions;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A capture of a conversation that was only staged, written by the project's own recorder. */
final class StagedCapture implements AutoCloseable {
  static final Guid CLIENT = Guid.parse("000102030405060708090a0b0c0d0e0f");
  static final Guid CAMERA = Guid.parse("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
  private static final int PORT = 15740;

  private final CaptureRecorder recorder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private RecordedConnection command;
  private RecordedConnection event;
  private int nextPort = 40_000;

  StagedCapture(Path file) throws IOException {
    recorder =
        CaptureRecorder.open(
            file,
            RecorderOptions.by("test").withClock(() -> now).withAddresses(Addresses.AS_THEY_ARE));
    command = connection();
    event = command;
  }

  private RecordedConnection connection() throws IOException {
    InetAddress client = InetAddress.getByName("192.168.1.10");
    InetAddress camera = InetAddress.getByName("192.168.1.1");
    return recorder.connection(
        new InetSocketAddress(client, nextPort++), new InetSocketAddress(camera, PORT));
  }

  /** Time passes. */
  StagedCapture after(long millis) {
    now = now.plus(Duration.ofMillis(millis));
    return this;
  }

  /** Both connections and session 1. */
  StagedCapture session() throws IOException {
    client(new InitCommandRequest(CLIENT, "laptop", ProtocolVersion.V1_0));
    camera(new InitCommandAck(new ConnectionNumber(1), CAMERA, "D5300", ProtocolVersion.V1_0));
    event = connection();
    eventFrom(Side.INITIATOR, new InitEventRequest(new ConnectionNumber(1)));
    eventFrom(Side.RESPONDER, new InitEventAck());
    return ask(OperationCode.OPEN_SESSION, 0, 1).answer(ResponseCode.OK, 0);
  }

  StagedCapture ask(OperationCode operation, int id, int... parameters) {
    return client(
        OperationRequest.of(DataPhase.NONE_OR_IN, operation, new TransactionId(id), parameters));
  }

  StagedCapture send(OperationCode operation, int id, Bytes data, int... parameters) {
    client(OperationRequest.of(DataPhase.OUT, operation, new TransactionId(id), parameters));
    client(new StartData(new TransactionId(id), data.size()));
    return client(new EndData(new TransactionId(id), data));
  }

  StagedCapture answer(ResponseCode code, int id, int... parameters) {
    return camera(OperationResponse.of(code, new TransactionId(id), parameters));
  }

  StagedCapture data(int id, Bytes data) {
    return data(id, data.size(), data);
  }

  StagedCapture data(int id, long announced, Bytes data) {
    camera(new StartData(new TransactionId(id), announced));
    return camera(new EndData(new TransactionId(id), data));
  }

  StagedCapture client(Packet packet) {
    return raw(Side.INITIATOR, packet.encode());
  }

  StagedCapture camera(Packet packet) {
    return raw(Side.RESPONDER, packet.encode());
  }

  StagedCapture raw(Side side, Bytes bytes) {
    after(1);
    command.data(side, bytes.asBuffer());
    return this;
  }

  StagedCapture eventFrom(Side side, Packet packet) {
    after(1);
    event.data(side, packet.encode().asBuffer());
    return this;
  }

  StagedCapture reset(Side side) {
    after(1);
    command.reset(side);
    event.reset(side);
    return this;
  }

  StagedCapture hangUp() {
    after(1);
    command.close(Side.INITIATOR);
    event.close(Side.INITIATOR);
    return this;
  }

  /** Another conversation begins while this one may still go on. */
  StagedCapture another() throws IOException {
    command = connection();
    return this;
  }

  @Override
  public void close() throws IOException {
    recorder.close();
  }
}
