package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;

/** A packet and its bytes, written down field by field after CIPA DC-005 §2.3.1 to §2.3.14. */
public record GoldenPacket(Packet packet, String annotated) {

  /** The bytes, after a check of the comments. */
  public Bytes bytes() {
    return AnnotatedHex.checkedBytes(annotated);
  }

  @Override
  public String toString() {
    return packet.toString();
  }

  private static final Guid INITIATOR = Guid.parse("101112131415161718191a1b1c1d1e1f");
  private static final Guid RESPONDER = Guid.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

  private static TransactionId tid(int raw) {
    return new TransactionId(raw);
  }

  /** At least one of every type. */
  public static List<GoldenPacket> all() {
    return List.of(
        new GoldenPacket(
            new InitCommandRequest(INITIATOR, "h2ptp", ProtocolVersion.V1_0),
            """
            28 00 00 00  Length = 40
            01 00 00 00  PacketType = 1 Init_Command_Request
            10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f  GUID = 101112131415161718191a1b1c1d1e1f
            68 00 32 00 70 00 74 00 70 00 00 00  FriendlyName = "h2ptp" and NUL
            00 00 01 00  ProtocolVersion = 0x00010000
            """),
        new GoldenPacket(
            new InitCommandAck(
                new ConnectionNumber(1), RESPONDER, "Z_9", new ProtocolVersion(0x0001_0000)),
            """
            28 00 00 00  Length = 40
            02 00 00 00  PacketType = 2 Init_Command_Ack
            01 00 00 00  ConnectionNumber = 1
            a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac ad ae af  GUID = a0a1a2a3a4a5a6a7a8a9aaabacadaeaf
            5a 00 5f 00 39 00 00 00  FriendlyName = "Z_9" and NUL
            00 00 01 00  ProtocolVersion = 0x00010000
            """),
        new GoldenPacket(
            new InitCommandAck(
                new ConnectionNumber(0xDEADBEEF), RESPONDER, "", new ProtocolVersion(0x0001_0001)),
            """
            22 00 00 00  Length = 34
            02 00 00 00  PacketType = 2 Init_Command_Ack
            ef be ad de  ConnectionNumber = 3735928559
            a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac ad ae af  GUID = a0a1a2a3a4a5a6a7a8a9aaabacadaeaf
            00 00        FriendlyName = ""
            01 00 01 00  ProtocolVersion = 0x00010001
            """),
        new GoldenPacket(
            new InitEventRequest(new ConnectionNumber(1)),
            """
            0c 00 00 00  Length = 12
            03 00 00 00  PacketType = 3 Init_Event_Request
            01 00 00 00  ConnectionNumber = 1
            """),
        new GoldenPacket(
            new InitEventAck(),
            """
            08 00 00 00  Length = 8
            04 00 00 00  PacketType = 4 Init_Event_Ack
            """),
        new GoldenPacket(
            new InitFail(InitFail.Reason.REJECTED_INITIATOR),
            """
            0c 00 00 00  Length = 12
            05 00 00 00  PacketType = 5 Init_Fail
            01 00 00 00  Reason = 1 rejected initiator
            """),
        new GoldenPacket(
            new InitFail(InitFail.Reason.BUSY),
            """
            0c 00 00 00  Length = 12
            05 00 00 00  PacketType = 5 Init_Fail
            02 00 00 00  Reason = 2 busy
            """),
        new GoldenPacket(
            new InitFail(InitFail.Reason.UNSPECIFIED),
            """
            0c 00 00 00  Length = 12
            05 00 00 00  PacketType = 5 Init_Fail
            03 00 00 00  Reason = 3 unspecified
            """),
        new GoldenPacket(
            OperationRequest.of(DataPhase.NONE_OR_IN, new OperationCode(0x1002), tid(0), 1),
            """
            16 00 00 00  Length = 22
            06 00 00 00  PacketType = 6 Operation_Request
            01 00 00 00  DataPhaseInfo = 1 none, or responder to initiator
            02 10        OperationCode = 0x1002 OpenSession
            00 00 00 00  TransactionID = 0
            01 00 00 00  Parameter1 = 0x00000001 SessionID
            """),
        new GoldenPacket(
            OperationRequest.of(DataPhase.NONE_OR_IN, new OperationCode(0x1001), tid(0)),
            """
            12 00 00 00  Length = 18
            06 00 00 00  PacketType = 6 Operation_Request
            01 00 00 00  DataPhaseInfo = 1
            01 10        OperationCode = 0x1001 GetDeviceInfo
            00 00 00 00  TransactionID = 0
            """),
        new GoldenPacket(
            OperationRequest.of(DataPhase.NONE_OR_IN, new OperationCode(0x1007), tid(2), -1, 0, 0),
            """
            1e 00 00 00  Length = 30
            06 00 00 00  PacketType = 6 Operation_Request
            01 00 00 00  DataPhaseInfo = 1
            07 10        OperationCode = 0x1007 GetObjectHandles
            02 00 00 00  TransactionID = 2
            ff ff ff ff  Parameter1 = 0xFFFFFFFF all stores
            00 00 00 00  Parameter2 = 0x00000000 all formats
            00 00 00 00  Parameter3 = 0x00000000 any parent
            """),
        new GoldenPacket(
            OperationRequest.of(DataPhase.OUT, new OperationCode(0x1016), tid(3), 0x5007),
            """
            16 00 00 00  Length = 22
            06 00 00 00  PacketType = 6 Operation_Request
            02 00 00 00  DataPhaseInfo = 2 initiator to responder
            16 10        OperationCode = 0x1016 SetDevicePropValue
            03 00 00 00  TransactionID = 3
            07 50 00 00  Parameter1 = 0x00005007 FNumber
            """),
        new GoldenPacket(
            OperationRequest.of(
                DataPhase.UNKNOWN, new OperationCode(0x9207), tid(-2), 1, 2, 3, 4, 0x80000005),
            """
            26 00 00 00  Length = 38
            06 00 00 00  PacketType = 6 Operation_Request
            03 00 00 00  DataPhaseInfo = 3 unknown
            07 92        OperationCode = 0x9207
            fe ff ff ff  TransactionID = 4294967294
            01 00 00 00  Parameter1 = 0x00000001
            02 00 00 00  Parameter2 = 0x00000002
            03 00 00 00  Parameter3 = 0x00000003
            04 00 00 00  Parameter4 = 0x00000004
            05 00 00 80  Parameter5 = 0x80000005
            """),
        new GoldenPacket(
            OperationResponse.of(new ResponseCode(0x2001), tid(0)),
            """
            0e 00 00 00  Length = 14
            07 00 00 00  PacketType = 7 Operation_Response
            01 20        ResponseCode = 0x2001 OK
            00 00 00 00  TransactionID = 0
            """),
        new GoldenPacket(
            OperationResponse.of(new ResponseCode(0x201E), tid(0), 1),
            """
            12 00 00 00  Length = 18
            07 00 00 00  PacketType = 7 Operation_Response
            1e 20        ResponseCode = 0x201E Session_Already_Open
            00 00 00 00  TransactionID = 0
            01 00 00 00  Parameter1 = 0x00000001 the open session
            """),
        new GoldenPacket(
            Event.of(new EventCode(0x4002), tid(5), 0x00010064),
            """
            12 00 00 00  Length = 18
            08 00 00 00  PacketType = 8 Event
            02 40        EventCode = 0x4002 ObjectAdded
            05 00 00 00  TransactionID = 5
            64 00 01 00  Parameter1 = 0x00010064 ObjectHandle
            """),
        new GoldenPacket(
            Event.of(new EventCode(0x4006), TransactionId.ANY, 0x5007),
            """
            12 00 00 00  Length = 18
            08 00 00 00  PacketType = 8 Event
            06 40        EventCode = 0x4006 DevicePropChanged
            ff ff ff ff  TransactionID = 0xFFFFFFFF no transaction
            07 50 00 00  Parameter1 = 0x00005007 FNumber
            """),
        new GoldenPacket(
            new StartData(tid(3), 2),
            """
            14 00 00 00  Length = 20
            09 00 00 00  PacketType = 9 Start_Data
            03 00 00 00  TransactionID = 3
            02 00 00 00 00 00 00 00  TotalDataLength = 2
            """),
        new GoldenPacket(
            new StartData(tid(3), 0x1_0000_0010L),
            """
            14 00 00 00  Length = 20
            09 00 00 00  PacketType = 9 Start_Data
            03 00 00 00  TransactionID = 3
            10 00 00 00 01 00 00 00  TotalDataLength = 4294967312
            """),
        new GoldenPacket(
            new StartData(tid(3), StartData.UNKNOWN_LENGTH),
            """
            14 00 00 00  Length = 20
            09 00 00 00  PacketType = 9 Start_Data
            03 00 00 00  TransactionID = 3
            ff ff ff ff ff ff ff ff  TotalDataLength = 0xFFFFFFFFFFFFFFFF unknown
            """),
        new GoldenPacket(
            new StartData(tid(3), 0),
            """
            14 00 00 00  Length = 20
            09 00 00 00  PacketType = 9 Start_Data
            03 00 00 00  TransactionID = 3
            00 00 00 00 00 00 00 00  TotalDataLength = 0
            """),
        new GoldenPacket(
            new Data(tid(3), Bytes.of(0x30)),
            """
            0d 00 00 00  Length = 13
            0a 00 00 00  PacketType = 10 Data
            03 00 00 00  TransactionID = 3
            30           Payload = 1 byte
            """),
        new GoldenPacket(
            new Cancel(tid(7)),
            """
            0c 00 00 00  Length = 12
            0b 00 00 00  PacketType = 11 Cancel
            07 00 00 00  TransactionID = 7
            """),
        new GoldenPacket(
            new EndData(tid(3), Bytes.of(0x30, 0x02)),
            """
            0e 00 00 00  Length = 14
            0c 00 00 00  PacketType = 12 End_Data
            03 00 00 00  TransactionID = 3
            30 02        Payload = 2 bytes
            """),
        new GoldenPacket(
            new ProbeRequest(),
            """
            08 00 00 00  Length = 8
            0d 00 00 00  PacketType = 13 Probe_Request
            """),
        new GoldenPacket(
            new ProbeResponse(),
            """
            08 00 00 00  Length = 8
            0e 00 00 00  PacketType = 14 Probe_Response
            """),
        new GoldenPacket(
            new UnknownPacket(15, Bytes.of(0xCA, 0xFE)),
            """
            0a 00 00 00  Length = 10
            0f 00 00 00  PacketType = 15 ?
            ca fe        Body = 2 bytes
            """));
  }
}
