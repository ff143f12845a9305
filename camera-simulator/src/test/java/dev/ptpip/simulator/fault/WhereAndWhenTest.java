package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.RawInitiator.End;
import dev.ptpip.simulator.testing.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places within the data of an initiator, times, and which of the connections is meant. */
@Timeout(60)
class WhereAndWhenTest {
  private static final DevicePropertyCode ISO = new DevicePropertyCode(0x500F);
  private static final TransactionId UPLOAD = new TransactionId(1);

  private static VirtualCameraBuilder plan(HandClock clock, String... rules) {
    VirtualCameraBuilder plan = VirtualCamera.nikonD5300().clock(clock);
    for (String rule : rules) {
      plan.fault(rule);
    }
    return plan;
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long iso(VirtualCamera camera) {
    return camera.camera().properties().number(ISO);
  }

  // ---- data of the initiator

  /** Announces a value of a property and sends no byte of it yet. */
  private static void announce(RawInitiator raw, int bytes) throws IOException {
    raw.command()
        .send(
            OperationRequest.of(
                DataPhase.OUT, OperationCode.SET_DEVICE_PROP_VALUE, UPLOAD, ISO.raw()));
    raw.command().send(new StartData(UPLOAD, bytes));
  }

  private static Bytes zeros(int count) {
    return Bytes.copyOf(new byte[count]);
  }

  @Test
  void aByteOfTheInitiatorsDataIsAPlace() throws Exception {
    try (VirtualCamera camera =
            plan(new HandClock(), "SetDevicePropValue@1000B:battery=3%").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      int full = camera.body().battery();
      announce(raw, 2000);
      raw.command().send(new Data(UPLOAD, zeros(999)));
      assertThat(raw.command().isQuiet(50)).isTrue();
      assertThat(camera.body().battery()).isEqualTo(full);
      raw.command().send(new Data(UPLOAD, zeros(1)));

      await("the battery at 3 %", () -> camera.body().battery() == 3);
      raw.command().send(new EndData(UPLOAD, zeros(1000)));
      assertThat(raw.code(raw.command().packet())).isNotEqualTo(0x2001);
    }
  }

  @Test
  void aShareOfTheInitiatorsDataIsAPlaceOfWhatItAnnounced() throws Exception {
    WireTap tap = new WireTap();
    try (VirtualCamera camera =
            plan(new HandClock(), "SetDevicePropValue@50%:reset").link(tap).start();
        RawInitiator raw = RawInitiator.open(camera)) {
      tap.forget();
      announce(raw, 2000);
      raw.command().send(new Data(UPLOAD, zeros(999)));
      assertThat(raw.command().isQuiet(50)).isTrue();
      raw.command().send(new Data(UPLOAD, zeros(1)));

      assertThat(raw.command().readToEnd().end()).isEqualTo(End.RESET);
      assertThat(tap.written(raw.command())).isEmpty();
      assertThat(raw.event().readToEnd().end()).isEqualTo(End.CLOSED);
    }
  }

  @Test
  void beforeTheFirstByteOfTheInitiatorsDataIsAPlace() throws Exception {
    try (VirtualCamera camera = plan(new HandClock(), "SetDevicePropValue@data:close").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      long before = iso(camera);
      announce(raw, 2);
      assertThat(raw.command().isQuiet(50)).isTrue();
      raw.command().send(new EndData(UPLOAD, Bytes.of(0x20, 3)));

      assertThat(raw.command().readToEnd().end()).isEqualTo(End.CLOSED);
      assertThat(iso(camera)).isEqualTo(before);
    }
  }

  @Test
  void theEndOfTheRequestIsAPlaceAheadOfTheInitiatorsData() throws Exception {
    try (VirtualCamera camera = plan(new HandClock(), "SetDevicePropValue@request:lock").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      assertThat(raw.put(OperationCode.SET_DEVICE_PROP_VALUE, new byte[] {0x20, 3}, ISO.raw()))
          .isEqualTo(0x200F);
    }
  }

  // ---- time

  @Test
  void atATimeIsCountedFromTheStart() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = plan(clock, "at 2s:set={iso: 800}").start()) {
      camera.body().turnDial(ISO, 400);
      clock.advance(Duration.ofMillis(1_999));
      assertThat(iso(camera)).isEqualTo(400);
      assertThat(camera.rules().notFired()).hasSize(1);
      clock.advance(Duration.ofMillis(1));

      assertThat(iso(camera)).isEqualTo(800);
      assertThat(camera.rules().notFired()).isEmpty();
    }
  }

  @Test
  void afterATimeIsCountedFromEachSession() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = plan(clock, "after 2s:set={iso: 800}").start()) {
      camera.body().turnDial(ISO, 400);
      clock.advance(Duration.ofSeconds(10));
      assertThat(iso(camera)).isEqualTo(400);
      try (RawInitiator raw = RawInitiator.open(camera)) {
        raw.worksAsUsual();
        clock.advance(Duration.ofMillis(1_999));
        assertThat(iso(camera)).isEqualTo(400);
        clock.advance(Duration.ofMillis(1));
        assertThat(iso(camera)).isEqualTo(800);
      }
      RawInitiator.awaitNobody(camera);
      camera.body().turnDial(ISO, 400);
      try (RawInitiator raw = RawInitiator.open(camera)) {
        raw.worksAsUsual();
        clock.advance(Duration.ofSeconds(2));
        assertThat(iso(camera)).isEqualTo(800);
      }
    }
  }

  @Test
  void aRuleWhoseTimeHasPassedWhenItIsGivenActsAtOnce() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = plan(clock).start()) {
      clock.advance(Duration.ofSeconds(5));
      camera.rules().add("at 2s:battery=3%");
      clock.advance(Duration.ZERO);

      assertThat(camera.body().battery()).isEqualTo(3);
    }
  }

  // ---- which connection

  @Test
  void whatIsForTheEventConnectionLeavesTheOtherOneAlone() throws Exception {
    try (VirtualCamera camera = plan(new HandClock(), "session opened on event:silence").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      camera.body().modeDial(2);

      assertThat(raw.event().isQuiet(100)).isTrue();
      raw.worksAsUsual();
    }
  }

  @Test
  void whatIsForBothConnectionsIsForBoth() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = plan(clock, "GetDeviceInfo#2 on both:stall=1s").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.request(OperationCode.GET_DEVICE_INFO);
      assertThat(raw.command().isQuiet(50)).isTrue();
      camera.body().modeDial(2);
      assertThat(raw.event().isQuiet(50)).isTrue();
      clock.advance(Duration.ofSeconds(1));

      assertThat(raw.answer()).extracting(RawInitiator::type).containsExactly(9, 12, 7);
      assertThat(RawInitiator.type(raw.event().packet())).isEqualTo(8);
    }
  }

  @Test
  void whatIsForTheCommandConnectionLeavesTheOtherOneAlone() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = plan(clock, "GetDeviceInfo#2 on command:stall=1s").start();
        RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.request(OperationCode.GET_DEVICE_INFO);
      assertThat(raw.command().isQuiet(50)).isTrue();
      camera.body().modeDial(2);

      assertThat(RawInitiator.type(raw.event().packet())).isEqualTo(8);
      clock.advance(Duration.ofSeconds(1));
      assertThat(raw.answer()).hasSize(3);
    }
  }
}
