package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.testing.Wire;
import dev.ptpip.simulator.vendor.nikon.RecordedSession.Recorded;
import dev.ptpip.simulator.vendor.nikon.RecordedSession.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The initiator's side of two sessions with a real D5500 without card, byte by byte; the camera
 * answers as the real one did. Bytes that depend on the picture, the serial number and the time are
 * left out, and so are operations that nobody can describe.
 */
class NikonD5500ReplayTest {
  private static final OperationCode GET_EVENT = new OperationCode(0x90C7);

  private VirtualCamera camera;
  private Wire command;
  private Wire event;

  @BeforeEach
  void start() throws Exception {
    camera =
        VirtualCamera.builder()
            .model("nikon-d5500")
            .clock(VirtualClock.standing(Instant.parse("2016-10-20T12:02:46Z")))
            .start();
    command = Wire.to(camera.address());
    event = Wire.to(camera.address());
  }

  @AfterEach
  void stop() {
    event.close();
    command.close();
    camera.close();
  }

  private void connect(RecordedSession session) throws Exception {
    InitCommandAck ack =
        command.send(session.request("InitCommandRequest")).read(InitCommandAck.class);
    assertThat(ack.connectionNumber().raw()).isEqualTo(1);
    assertThat(ack.friendlyName()).isEqualTo("D5500");
    event.send(session.request("InitEventRequest")).read(InitEventAck.class);
  }

  private Recorded play(Transaction transaction) throws Exception {
    for (Bytes packet : transaction.sent()) {
      command.send(packet);
    }
    return RecordedSession.answer(command, new TransactionId(transaction.id()));
  }

  @Test
  void deviceInfoOnly() throws Exception {
    RecordedSession session = RecordedSession.load("d5500-session2-deviceinfo-only.txt");
    connect(session);
    assertThat(session.transactions()).hasSize(3);
    for (Transaction transaction : session.transactions()) {
      compare(transaction, play(transaction));
    }
  }

  @Test
  void captureToMemory() throws Exception {
    RecordedSession session = RecordedSession.load("d5500-session3-capture-to-sdram.txt");
    connect(session);
    List<NikonEvent> expected = new ArrayList<>();
    List<NikonEvent> came = new ArrayList<>();
    for (Transaction transaction : session.transactions()) {
      Recorded answer = play(transaction);
      if (transaction.operation().equals(GET_EVENT)) {
        assertThat(answer.code()).isEqualTo(transaction.recorded().code());
        expected.addAll(events(transaction.recorded().data()));
        came.addAll(events(answer.data()));
      } else {
        compare(transaction, answer);
      }
    }
    assertThat(session.transactions()).hasSize(23);
    came.removeIf(event -> event.code().equals(NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM));
    assertThat(came).as("in as many polls, at other times").isEqualTo(expected);
  }

  private static List<NikonEvent> events(Bytes data) {
    return NikonEventList.decode(data, DecodePolicy.STRICT).events();
  }

  private void compare(Transaction transaction, Recorded answer) {
    Recorded recorded = transaction.recorded();
    assertThat(answer.code()).as(transaction.toString()).isEqualTo(recorded.code());
    assertThat(answer.parameters()).as(transaction.toString()).isEqualTo(recorded.parameters());
    assertThat(answer.hasData()).as(transaction.toString()).isEqualTo(recorded.hasData());
    switch (transaction.operation().raw()) {
      case 0x1001 -> compareDeviceInfo(recorded.data(), answer.data());
      case 0x1008 -> compareObjectInfo(recorded.data(), answer.data());
      case 0x1009 -> {
        assertThat(answer.data().at(0)).isEqualTo(0xFF);
        assertThat(answer.data().at(1)).isEqualTo(0xD8);
      }
      default -> assertThat(answer.data()).as(transaction.toString()).isEqualTo(recorded.data());
    }
  }

  private static void compareDeviceInfo(Bytes recorded, Bytes came) {
    DeviceInfo real = DeviceInfo.decode(recorded, DecodePolicy.STRICT);
    DeviceInfo ours = DeviceInfo.decode(came, DecodePolicy.STRICT);
    assertThat(ours)
        .usingRecursiveComparison()
        .ignoringFields("operations", "serialNumber")
        .isEqualTo(real);
    assertThat(ours.serialNumber()).hasSameSizeAs(real.serialNumber());
    List<OperationCode> offered = new ArrayList<>(real.operations());
    offered.removeIf(operation -> operation.raw() == 0x940C || operation.raw() == 0x940E);
    assertThat(ours.operations()).isEqualTo(offered);
  }

  private static void compareObjectInfo(Bytes recorded, Bytes came) {
    if (recorded.isEmpty()) {
      assertThat(came).isEqualTo(Bytes.EMPTY);
      return;
    }
    assertThat(ObjectInfo.decode(came, DecodePolicy.STRICT))
        .usingRecursiveComparison()
        .ignoringFields(
            "compressedSize",
            "thumbCompressedSize",
            "captureDate",
            "modificationDate",
            "imageBitDepth")
        .isEqualTo(ObjectInfo.decode(recorded, DecodePolicy.STRICT));
  }

  /** The exposure times are one setting. */
  @Test
  void bothExposureTimesAreTheSame() {
    PropertyTable properties = camera.camera().properties();
    assertThat(ShutterSpeeds.read(properties).duration().toNanos()).isEqualTo(250_000);
  }
}
