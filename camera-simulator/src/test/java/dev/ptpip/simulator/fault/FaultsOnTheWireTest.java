package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.testing.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each word of the vocabulary of faults as a plain socket sees it: that, and nothing else. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(60)
class FaultsOnTheWireTest {
  /** Nobody polls here, so nobody is waited for. */
  private static final Duration EVENT_HOLD = Duration.ofMillis(50);

  static List<FaultCase> cases() {
    return Stream.of(NetworkCases.all(), PacketCases.all(), CameraCases.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void socketSeesThisAndNothingElse(FaultCase tested) throws Exception {
    WireTap tap = new WireTap();
    VirtualCameraBuilder plan =
        VirtualCamera.nikonD5300().clock(tested.clock()).link(tap).eventHold(EVENT_HOLD);
    tested.rules().forEach(plan::fault);
    try (VirtualCamera camera = plan.start()) {
      tested.check().run(camera, tap);

      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (camera.rules().firedCount() < tested.rules().size() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(camera.rules().notFired()).isEmpty();
    }
  }

  @Test
  void everyWordHasACase() {
    assertThat(cases())
        .extracting(FaultCase::word)
        .containsAll(ActionWords.all().stream().map(ActionWord::name).toList());
  }
}
