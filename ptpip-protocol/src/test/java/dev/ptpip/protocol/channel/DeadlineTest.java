package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void passesAfterItsWait() {
    assertThat(Deadline.after(Duration.ZERO).isExpired()).isTrue();
    assertThat(Deadline.after(Duration.ofHours(1)).isExpired()).isFalse();
    assertThat(Deadline.after(Duration.ofHours(1)).remainingNanos())
        .isBetween(Duration.ofMinutes(59).toNanos(), Duration.ofHours(1).toNanos());
    assertThat(Deadline.after(Duration.ZERO).remainingNanos()).isZero();
  }

  @Test
  void hasPassedAlreadyWhenTheWaitIsNegative() {
    assertThat(Deadline.after(Duration.ofNanos(-1)).isExpired()).isTrue();
    assertThat(Deadline.after(Duration.ofNanos(Long.MIN_VALUE)).isExpired()).isTrue();
    assertThat(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)).isExpired()).isTrue();
  }

  @Test
  void mayBeFartherAwayThanNanosecondsReach() {
    Deadline far = Deadline.after(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(far.isExpired()).isFalse();
    assertThat(far.remainingNanos()).isPositive();
  }

  @Test
  void neverPassesWhenItIsNever() {
    assertThat(Deadline.NEVER.isExpired()).isFalse();
    assertThat(Deadline.NEVER.isExpiredAt(Long.MAX_VALUE)).isFalse();
    assertThat(Deadline.NEVER.remainingNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theEarlierOfTwoIsFound() {
    Deadline near = Deadline.after(Duration.ofSeconds(1));
    Deadline far = Deadline.after(Duration.ofHours(1));

    assertThat(near.orEarlier(far)).isSameAs(near);
    assertThat(far.orEarlier(near)).isSameAs(near);
    assertThat(near.orEarlier(Deadline.NEVER)).isSameAs(near);
    assertThat(Deadline.NEVER.orEarlier(near)).isSameAs(near);
    assertThat(Deadline.NEVER.orEarlier(Deadline.NEVER)).isSameAs(Deadline.NEVER);
  }

  @Test
  void aStallLimitIsLongerThanZero() {
    assertThatThrownBy(() -> new StallLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChannelOptions.DEFAULT.withStall(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new StallLimit(Duration.ofHours(1)).next().isExpired()).isFalse();
  }
}
