package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.fuzz.FuzzListener;
import dev.ptpip.conformance.fuzz.FuzzOptions;
import dev.ptpip.conformance.fuzz.FuzzRun;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.simulated.Simulated;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Changed packets never end the responder: behind each conversation a new session works at once,
 * and nothing that came was wrong. {@code ptpip fuzz} shrinks what this finds.
 */
@AddLifecycleHook(Trying.class)
class HostilePacketProperties {
  private static @org.jspecify.annotations.Nullable Bench bench;
  private static @org.jspecify.annotations.Nullable FuzzRun fuzz;

  @BeforeContainer
  static void open() throws Exception {
    if (Bench.allows(Permission.HOSTILE)) {
      Bench opened = Bench.open();
      bench = opened;
      fuzz =
          FuzzRun.open(
              opened.target(),
              FuzzOptions.of(0, Simulated.JUDGE).allowing(Bench.allowed()),
              FuzzListener.NONE);
    }
  }

  @AfterContainer
  static void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Suffers(Permission.HOSTILE)
  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void responderServesOnAfterAnyConversation(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long number) {
    FuzzRun run = java.util.Objects.requireNonNull(fuzz);
    assertThat(run.playOne(number)).as(() -> String.join("\n", run.describe(number))).isEmpty();
  }
}
