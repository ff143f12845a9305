package dev.ptpip.pcap.testing;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Random;

/** Packets that tests say again and again. */
public final class Sample {
  /** The computer. */
  public static final InitCommandRequest HELLO =
      new InitCommandRequest(
          Guid.parse("00112233445566778899aabbccddeeff"), "laptop", ProtocolVersion.V1_0);

  /** The camera. */
  public static final InitCommandAck WELCOME =
      new InitCommandAck(
          new ConnectionNumber(5),
          Guid.parse("ffeeddccbbaa99887766554433221100"),
          "D5300",
          ProtocolVersion.V1_0);

  /** The Event connection. */
  public static final InitEventRequest EVENTS = new InitEventRequest(new ConnectionNumber(5));

  /** Its answer. */
  public static final InitEventAck EVENTS_OK = new InitEventAck();

  /** OpenSession. */
  public static final OperationRequest OPEN = request(OperationCode.OPEN_SESSION, 0, 1);

  private Sample() {}

  /** A request without data from the initiator. */
  public static OperationRequest request(OperationCode operation, int id, int... parameters) {
    return OperationRequest.of(
        OperationRequest.DataPhase.NONE_OR_IN, operation, new TransactionId(id), parameters);
  }

  /** OK. */
  public static OperationResponse ok(int id) {
    return OperationResponse.of(ResponseCode.OK, new TransactionId(id));
  }

  /** Start_Data. */
  public static StartData start(int id, long total) {
    return new StartData(new TransactionId(id), total);
  }

  /** End_Data with everything. */
  public static EndData end(int id, Bytes payload) {
    return new EndData(new TransactionId(id), payload);
  }

  /** Bytes that look like nothing. */
  public static Bytes noise(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }
}
