package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Preflight;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunStart;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is looked at before the first case, and what is said to be done about it. */
class PreflightTest {
  private static RunStart start(UnaryOperator<VirtualCameraBuilder> how, Permission... allowed)
      throws Exception {
    RunOptions options =
        Simulated.options(Profile.NIKON).selecting("PTP-SESS-01").allowing(Set.of(allowed));
    try (Simulated camera = Simulated.start(how);
        CheckRun run =
            CheckRun.open(camera.target(), Cases.responders(), options, RunListener.NONE)) {
      return run.start();
    }
  }

  private static Preflight.Check check(RunStart start, String what) {
    List<Preflight.Check> found =
        start.preflight().checks().stream().filter(each -> each.what().equals(what)).toList();
    assertThat(found).as(start.preflight().toString()).hasSize(1);
    return found.get(0);
  }

  @Test
  void cameraThatIsReadyIsFine() throws Exception {
    RunStart start = start(builder -> builder, Permission.READ, Permission.SETTINGS);

    assertThat(start.preflight().checks())
        .extracting(Preflight.Check::what)
        .containsExactly("battery", "card", "mode");
    assertThat(start.preflight().checks())
        .allSatisfy(
            each -> {
              assertThat(each.state()).isEqualTo(Preflight.State.OK);
              assertThat(each.fix()).isEmpty();
            });
  }

  @Test
  void batteryThatIsAlmostEmptyHasToBeCharged() throws Exception {
    Preflight.Check battery =
        check(start(builder -> builder.state("battery", "10%"), Permission.READ), "battery");

    assertThat(battery.state()).isEqualTo(Preflight.State.WARNING);
    assertThat(battery.text()).isEqualTo("10 %");
    assertThat(battery.fix()).startsWith("Charge it");
  }

  @Test
  void cardHasToBePutIn() throws Exception {
    Preflight.Check card = check(start(VirtualCameraBuilder::withoutCard, Permission.READ), "card");

    assertThat(card.state()).isEqualTo(Preflight.State.WARNING);
    assertThat(card.fix()).startsWith("Put a card in");
  }

  @Test
  void roomOnTheCardMattersWhenSomethingIsWritten() throws Exception {
    UnaryOperator<VirtualCameraBuilder> full = builder -> builder.card(card -> card.free(1));

    assertThat(check(start(full, Permission.READ), "card").fix()).isEmpty();
    assertThat(check(start(full, Permission.READ, Permission.WRITE), "card").fix())
        .startsWith("Make room");
  }

  @Test
  void modeDialMattersWhenSettingsAreChanged() throws Exception {
    UnaryOperator<VirtualCameraBuilder> automatic = builder -> builder.state("mode", "P");

    assertThat(check(start(automatic, Permission.READ), "mode").fix()).isEmpty();
    assertThat(check(start(automatic, Permission.READ, Permission.SETTINGS), "mode").fix())
        .startsWith("Turn the dial to M");
  }
}
