package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.CameraFleet;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.RawInitiator.End;
import dev.ptpip.simulator.fault.RawInitiator.Wire;
import dev.ptpip.simulator.testing.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outages where a port can't be closed: under virtual time, and behind a port with others. */
@Timeout(60)
class OutageTest {
  private static void loseTheCamera(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.request(OperationCode.GET_DEVICE_INFO);
      raw.command().readToEnd();
      raw.event().readToEnd();
    }
  }

  private static void expectToWork(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop=3s", "refuse=3s"})
  void underVirtualTimeAnOutageLastsUntilItWasMetOnce(String action) throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.nikonD5300()
            .clock(SimClock::virtual)
            .fault("GetDeviceInfo#2@50%:" + action + ", close")
            .start()) {
      loseTheCamera(camera);

      assertThat(Wire.endOf(camera).end()).isEqualTo(End.RESET);
      expectToWork(camera);
    }
  }

  /** Two cameras at one port, and the time of the first. */
  private static CameraFleet two(String rule) throws IOException {
    return CameraFleet.byAddress(
        2, 0, VirtualCamera.nikonD5300().clock(HandClock::new).fault(rule));
  }

  private static HandClock clock(VirtualCamera camera) {
    return (HandClock) camera.camera().clock();
  }

  @Test
  void whoIsDroppedAtAPortWithOthersIsResetAndTheOthersAreNot() throws Exception {
    try (CameraFleet fleet = two("GetDeviceInfo#2:drop=300ms")) {
      VirtualCamera dropped = fleet.get(0);
      try (RawInitiator other = RawInitiator.open(fleet.get(1))) {
        loseTheCamera(dropped);
        clock(dropped).advance(Duration.ofMillis(299));

        assertThat(List.of(Wire.endOf(dropped).end(), Wire.endOf(dropped).end()))
            .containsOnly(End.RESET);
        other.worksAsUsual();
        clock(dropped).advance(Duration.ofMillis(1));
        expectToWork(dropped);
      }
    }
  }

  @Test
  void whoSleepsAtAPortWithOthersIsWokenByOneConnection() throws Exception {
    try (CameraFleet fleet = two("GetDeviceInfo#2:sleep")) {
      VirtualCamera asleep = fleet.get(0);
      try (RawInitiator other = RawInitiator.open(fleet.get(1))) {
        loseTheCamera(asleep);

        other.worksAsUsual();
        assertThat(Wire.endOf(asleep).end()).isEqualTo(End.RESET);
        expectToWork(asleep);
      }
    }
  }

  @Test
  void anOutageWithoutATimeEndsWhenTheCameraBeginsAnew() throws Exception {
    try (CameraFleet fleet = two("GetDeviceInfo#2:refuse, close")) {
      VirtualCamera refusing = fleet.get(0);
      loseTheCamera(refusing);
      clock(refusing).advance(Duration.ofDays(1));
      assertThat(Wire.endOf(refusing).end()).isEqualTo(End.RESET);
      refusing.reset();

      expectToWork(refusing);
    }
  }
}
