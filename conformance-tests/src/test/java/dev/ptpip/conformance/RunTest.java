package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.SimulatorMark;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.UnreachableTargetException;
import dev.ptpip.conformance.simulated.RudePeer;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.Guid;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs: what becomes of odd targets, of what was changed, and of runs that are broken off. */
class RunTest {
  private static final DevicePropertyCode BATTERY_LEVEL = new DevicePropertyCode(0x5001);
  private static final DevicePropertyCode WHITE_BALANCE = new DevicePropertyCode(0x5005);
  private static final Bytes SUNNY = Bytes.of(4, 0);
  private static final Bytes AUTO = Bytes.of(2, 0);

  private static RunResult run(Target target, Catalogue catalogue, RunOptions options)
      throws Exception {
    return CheckRun.open(target, catalogue, options, RunListener.NONE).runAll();
  }

  private static RunOptions options() {
    return Simulated.options(Profile.NIKON);
  }

  private static Catalogue only(ConformanceCase... cases) {
    return new Catalogue(List.of(new CaseGroup("some", List.of(cases))));
  }

  private static ConformanceCase case1(CaseBody body) {
    return ConformanceCase.of("PTP-SESS-01", "a case of this test", body)
        .allow(Permission.SETTINGS);
  }

  // ---- odd targets

  @ParameterizedTest
  @EnumSource(RudePeer.Manner.class)
  void somethingThatIsNoCameraIsJudgedAndNotGood(RudePeer.Manner manner) throws Exception {
    try (RudePeer peer = RudePeer.start(manner)) {
      RunResult result =
          run(
              Target.simulator(peer.address()),
              Cases.responders(),
              options()
                  .selecting("PTPIP-INIT-02", "PTP-SESS-01", "PTP-SESS-10", "PTPIP-FRAME-13")
                  .scaling(0.1));

      assertThat(result.outcome()).isEqualTo(RunResult.Outcome.NOT_GOOD);
      assertThat(result.results()).hasSize(4);
      assertThat(result.time()).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void targetThatDiesEndsTheRunWithoutAVerdict() throws Exception {
    Simulated camera = Simulated.d5300();
    AtomicInteger count = new AtomicInteger();
    RunListener killer =
        new RunListener() {
          @Override
          public void caseFinished(CaseResult result) {
            if (count.incrementAndGet() == 2) {
              camera.camera().close();
            }
          }
        };
    try (camera) {
      RunResult result =
          CheckRun.open(camera.target(), Cases.responders(), options().selecting("session"), killer)
              .runAll();

      assertThat(result.outcome()).isEqualTo(RunResult.Outcome.NO_VERDICT);
      assertThat(result.stopped()).hasValueSatisfying(why -> assertThat(why).contains("gone"));
      assertThat(result.results()).hasSameSizeAs(result.start().cases());
    }
  }

  @Test
  void nobodyThereIsSaid() {
    assertThatThrownBy(
            () ->
                run(
                    Target.at(new InetSocketAddress("127.0.0.1", 1)),
                    Cases.responders(),
                    options()))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void unknownCaseIsNoSelection() {
    assertThatThrownBy(() -> CheckRun.select(Cases.responders(), options().selecting("PTP-SESS-1")))
        .isInstanceOf(SelectionException.class)
        .hasMessageContaining("did you mean PTP-SESS-");
  }

  @Test
  void everythingSkippedIsNoSelection() {
    assertThatThrownBy(() -> CheckRun.select(Cases.responders(), options().skipping("*")))
        .isInstanceOf(SelectionException.class);
  }

  // ---- what a real camera suffers

  @Test
  void realCameraSuffersReadingOnly() {
    assertThat(options().allowed(Target.Kind.HARDWARE)).containsExactly(Permission.READ);
  }

  @Test
  void virtualCameraIsKnownByItsGuid() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      CheckRun run =
          CheckRun.open(
              Target.at(camera.camera().address()),
              Cases.responders(),
              options().selecting("PTP-SESS-01"),
              RunListener.NONE);

      assertThat(run.start().target().kind()).isEqualTo(Target.Kind.SIMULATOR);
      run.close();
    }
    assertThat(SimulatorMark.isOn(Guid.random(new Random(5)))).isFalse();
  }

  // ---- what was changed is put back

  private static void change(CaseContext c) {
    ProbeSession s = c.session();
    Answer before = c.given(s.call(OperationCode.GET_DEVICE_PROP_VALUE, WHITE_BALANCE.raw()));
    c.given(c.set(s, WHITE_BALANCE, before.data().equals(SUNNY) ? AUTO : SUNNY));
  }

  private static Object whiteBalance(Simulated camera) {
    return camera
        .camera()
        .camera()
        .properties()
        .describe(WHITE_BALANCE)
        .orElseThrow()
        .currentValue();
  }

  @Test
  void settingsArePutBackAfterACaseThatFails() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      Object before = whiteBalance(camera);

      RunResult result =
          run(
              camera.target(),
              only(
                  case1(
                      c -> {
                        change(c);
                        throw c.fail("something", "something else", Optional.empty());
                      })),
              options());

      assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.FAIL);
      assertThat(whiteBalance(camera)).isEqualTo(before);
      assertThat(result.footprint().left()).isEmpty();
      assertThat(result.footprint().settingsChanged()).isEqualTo(1);
    }
  }

  @Test
  void aSettingThatCouldNotBeSetIsNotToBePutBack() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(case1(c -> c.set(c.session(), BATTERY_LEVEL, Bytes.of(50)))),
              options());

      assertThat(result.footprint().left()).isEmpty();
    }
  }

  @Test
  void settingsArePutBackAfterTheConnectionIsLost() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      Object before = whiteBalance(camera);

      RunResult result =
          run(
              camera.target(),
              only(
                  case1(
                      c -> {
                        change(c);
                        c.session().command().reset();
                        c.session().event().reset();
                      })),
              options());

      assertThat(whiteBalance(camera)).isEqualTo(before);
      assertThat(result.footprint().left()).isEmpty();
    }
  }

  @Test
  void settingsArePutBackAfterAnInterruption() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      Object before = whiteBalance(camera);
      List<Runnable> interrupt = new CopyOnWriteArrayList<>();
      CheckRun run =
          CheckRun.open(
              camera.target(),
              only(
                  case1(
                      c -> {
                        change(c);
                        interrupt.forEach(Runnable::run);
                        c.session().call(OperationCode.GET_STORAGE_IDS);
                      })),
              options(),
              RunListener.NONE);
      interrupt.add(run::interrupt);

      RunResult result = run.runAll();

      assertThat(result.stopped()).contains("interrupted");
      assertThat(whiteBalance(camera)).isEqualTo(before);
      assertThat(result.footprint().left()).isEmpty();
    }
  }

  // ---- verdicts of the runner

  @Test
  void runsThatDoNotAgreeAreInconclusive() throws Exception {
    AtomicInteger turn = new AtomicInteger();
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(
                  case1(
                      c -> c.check(turn.incrementAndGet() != 2, "good", "bad", Optional.empty()))),
              options().repeating(3));

      assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(result.results().get(0).reason()).contains("pass, fail, pass");
      assertThat(turn).hasValue(3);
    }
  }

  @Test
  void ownFaultIsAnErrorOfOurs() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(
                  case1(
                      c -> {
                        throw new IllegalStateException("a bug");
                      })),
              options());

      assertThat(result.outcome()).isEqualTo(RunResult.Outcome.OUR_ERROR);
      assertThat(result.results().get(0).reason()).contains("a bug");
    }
  }

  @Test
  void controlThatFailsLeavesACaseWithoutAVerdict() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(
                  case1(c -> c.check(false, "good", "bad", Optional.empty()))
                      .controlled(Controls.session(c -> Call.of(new OperationCode(0x1FFF))))),
              options());

      assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(result.outcome()).isEqualTo(RunResult.Outcome.NO_VERDICT);
    }
  }

  @Test
  void hostileCaseThatTheTargetDoesNotSurviveFails() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(
                  case1(c -> camera.camera().close())
                      .allow(Permission.HOSTILE)
                      .controlled(Controls.HANDSHAKE)),
              options());

      assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.FAIL);
      assertThat(result.results().get(0).findings().get(0).wanted()).contains("serves on");
    }
  }

  @Test
  void caseThatTakesTooLongIsEnded() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      RunResult result =
          run(
              camera.target(),
              only(
                  case1(
                          c -> {
                            ProbeSession s = c.session();
                            while (s.command().isOpen()) {
                              s.command().observe(Duration.ofMillis(20));
                            }
                          })
                      .atMost(Duration.ofMillis(300))),
              options());

      assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(result.results().get(0).reason()).contains("busy for more than");
    }
  }
}
