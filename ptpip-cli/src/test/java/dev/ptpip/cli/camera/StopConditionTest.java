package dev.ptpip.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.cli.camera.StopCondition.Kind;
import dev.ptpip.cli.console.CommandFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopConditionTest {

  @Test
  void idleSessionsAndTimesAreConditions() {
    assertThat(StopCondition.parse("IDLE").kind()).isEqualTo(Kind.IDLE);
    assertThat(StopCondition.parse("idle").kind()).isEqualTo(Kind.IDLE);
    assertThat(StopCondition.parse("sessions=3"))
        .isEqualTo(new StopCondition(Kind.SESSIONS, 3, Duration.ZERO));
    assertThat(StopCondition.parse("30s"))
        .isEqualTo(new StopCondition(Kind.TIME, 0, Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "sessions", "sessions=", "sessions=0", "sessions=x", "30", "30 days"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> StopCondition.parse(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("--until")
        .hasMessageContaining("expected, not \"");
  }
}
