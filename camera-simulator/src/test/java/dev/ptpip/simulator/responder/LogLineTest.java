package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.testing.Peer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines that people read. */
class LogLineTest {
  private static final Instant AT = Instant.parse("2026-05-01T12:04:31.886Z");

  private final List<String> lines = new ArrayList<>();
  private final OperationLog log =
      new OperationLog(
          line -> lines.add(line.format(ZoneOffset.UTC)),
          new Journal(),
          new Violations(),
          VirtualClock.standing(AT),
          new CodeNames(""),
          handle ->
              handle.equals(new ObjectHandle(0x2911_000D))
                  ? Optional.of("DSC_0013.JPG")
                  : Optional.empty());
  private final Initiator initiator =
      new Initiator(
          Peer.GUID, "ImporterTest", InetAddress.getLoopbackAddress(), new ConnectionNumber(1), 1);

  private void answered(
      OperationCode operation, ResponseCode code, long sent, int millis, int... parameters) {
    log.answered(
        new JournalEntry(
            1,
            AT,
            initiator,
            OperationRequest.of(DataPhase.NONE_OR_IN, operation, new TransactionId(1), parameters),
            Optional.of(code),
            List.of(),
            0,
            sent,
            sent,
            Duration.ofMillis(millis),
            List.of(),
            Optional.empty()));
  }

  @Test
  void operationsStandInColumns() {
    answered(OperationCode.OPEN_SESSION, ResponseCode.OK, 0, 1, 1);
    answered(OperationCode.GET_DEVICE_INFO, ResponseCode.OK, 412, 1);
    answered(OperationCode.GET_OBJECT, ResponseCode.OK, 8_392_114, 61, 0x2911_000D);
    answered(OperationCode.GET_DEVICE_PROP_VALUE, ResponseCode.OK, 2, 0, 0x500F);

    assertThat(lines)
        .containsExactly(
            "12:04:31.886  >  OpenSession 1                     OK             1 ms",
            "12:04:31.886  >  GetDeviceInfo                     OK    412 B    1 ms",
            "12:04:31.886  >  GetObject 0x2911000D              OK   8.4 MB   61 ms",
            "12:04:31.886  >  GetDevicePropValue ExposureIndex  OK      2 B    1 ms");
  }

  @Test
  void failuresAreNamed() {
    answered(OperationCode.GET_OBJECT_INFO, ResponseCode.INVALID_OBJECT_HANDLE, 0, 3, 5);
    answered(new OperationCode(0x9999), new ResponseCode(0xA0FF), 0, 3);

    assertThat(lines.get(0)).contains("GetObjectInfo 0x00000005").contains("InvalidObjectHandle");
    assertThat(lines.get(1)).contains("0x9999").contains("0xA0FF");
  }

  @Test
  void comingAndLeavingIsSaid() {
    log.connected(initiator);
    log.left(initiator, Optional.of(new SessionId(1)), "", OperationLog.LeftBy.ITSELF);
    log.left(initiator, Optional.empty(), "connection lost: reset", OperationLog.LeftBy.OTHERS);
    log.refused(Peer.GUID, "", InetAddress.getLoopbackAddress(), "not paired");

    assertThat(lines)
        .containsExactly(
            "12:04:31.886  +  ImporterTest (9f1c2a…77)          command and event connected",
            "12:04:31.886  -  ImporterTest (9f1c2a…77)          left with session 1 open      "
                + " VIOLATION PTPIP-CLOSE-06",
            "12:04:31.886  -  ImporterTest (9f1c2a…77)          left, connection lost: reset",
            "12:04:31.886  -  127.0.0.1 (9f1c2a…77)             refused, not paired");
  }

  @Test
  void eventsSayWhatTheyAreAbout() {
    log.accept(CameraEvent.of(EventCode.OBJECT_ADDED, 0x2911_000D));
    log.accept(CameraEvent.propertyChanged(new DevicePropertyCode(0x5007)));

    assertThat(lines)
        .containsExactly(
            "12:04:31.886  !  ObjectAdded 0x2911000D            DSC_0013.JPG",
            "12:04:31.886  !  DevicePropChanged FNumber");
  }

  @Test
  void sizesHaveThreeDigits() {
    assertThat(CodeNames.size(999)).isEqualTo("999 B");
    assertThat(CodeNames.size(1000)).isEqualTo("1.0 kB");
    assertThat(CodeNames.size(999_949)).isEqualTo("999.9 kB");
    assertThat(CodeNames.size(999_999)).isEqualTo("1.0 MB");
    assertThat(CodeNames.size(5L << 30)).isEqualTo("5.4 GB");
  }
}
