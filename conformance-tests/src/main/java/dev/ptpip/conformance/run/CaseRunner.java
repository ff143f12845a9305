package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.KnownDeviations;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.protocol.code.OperationCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one case once: control, body, control, putting back, verdict. */
final class CaseRunner {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  private final RunState run;
  private final Consumer<Probe> current;
  private final Transcript transcript = new Transcript(Instant.now());
  private final List<Control> controls = new ArrayList<>();
  private final ConformanceCase judged;
  private final Probe probe;
  private final CaseContext context;
  private Optional<Throwable> ourFault = Optional.empty();

  /**
   * A runner for one run of one case.
   *
   * @param current is told of each probe, so that somebody else can close it
   */
  CaseRunner(RunState run, ConformanceCase judged, long seed, Consumer<Probe> current) {
    this.run = run;
    this.judged = judged;
    this.current = current;
    this.probe = newProbe();
    this.context = new CaseContext(run, probe, seed);
  }

  private Probe newProbe() {
    Probe made = new Probe(run.target(), transcript, run.manners(), CONNECT_PATIENCE);
    current.accept(made);
    return made;
  }

  /** How it ended, before anybody asks what else is known of the target. */
  record Ended(
      Verdict verdict,
      String reason,
      List<Finding> findings,
      List<String> notes,
      List<Control> controls,
      Transcript transcript,
      Duration time) {}

  /** Runs it, whatever happens. */
  Ended run(CaseBody body) {
    long begun = Pace.nanos();
    boolean good = control(Control.When.BEFORE);
    if (good) {
      body(body);
      control(Control.When.AFTER);
    }
    putBack();
    probe.close();
    return ended(Pace.since(begun));
  }

  private void body(CaseBody body) {
    try {
      body.run(context);
    } catch (StopCase ended) {
      // what there is to say is in the context
    } catch (RuntimeException | AssertionError fault) {
      ourFault = Optional.of(fault);
    }
  }

  // ---- controls

  private boolean control(Control.When when) {
    Controls wrapped = judged.controls();
    if (wrapped.kind() == Controls.Kind.NONE
        || (when == Control.When.AFTER && context.notApplicableReason().isPresent())) {
      return true;
    }
    Control control;
    try {
      control =
          wrapped.kind() == Controls.Kind.HANDSHAKE
              ? handshakeControl(when)
              : sessionControl(when, wrapped);
    } catch (StopCase none) {
      control =
          new Control(
              when, "a connection", false, context.inconclusiveReason().orElse("no connection"));
    } catch (RuntimeException fault) {
      ourFault = ourFault.or(() -> Optional.of(fault));
      return false;
    }
    controls.add(control);
    return control.good();
  }

  private Control handshakeControl(Control.When when) {
    if (when == Control.When.AFTER) {
      leaveAll();
    }
    try (Probe apart = newProbe()) {
      ProbeSession session =
          Reach.handshake(
              apart,
              context.identity(),
              run,
              why -> {
                throw new Unreached(why);
              });
      String what = "handshake and GetDeviceInfo";
      Answer answer = session.call(OperationCode.GET_DEVICE_INFO);
      if (!answer.isOk() && answer.code().isPresent()) {
        // one rule that is not kept must not hide the others
        what = "handshake, OpenSession and GetDeviceInfo";
        session.call(OperationCode.OPEN_SESSION, 1);
        answer = session.call(OperationCode.GET_DEVICE_INFO);
      }
      Reach.leave(session, run.timing());
      return new Control(when, what, answer.isOk(), answer.outcome());
    } catch (Unreached none) {
      return new Control(when, "handshake", false, String.valueOf(none.getMessage()));
    }
  }

  private Control sessionControl(Control.When when, Controls wrapped) {
    Call call = wrapped.call().map(maker -> maker.apply(context)).orElseThrow();
    Optional<ProbeSession> main = context.mainSession();
    boolean stands =
        main.filter(
                session ->
                    session.isOpen() && session.command().isOpen() && session.event().isOpen())
            .isPresent();
    if (when == Control.When.BEFORE || stands) {
      Answer answer = context.session().call(call);
      if (when == Control.When.BEFORE || !answer.isGone()) {
        return new Control(when, call.describe(), answer.isOk(), answer.outcome());
      }
    }
    leaveAll();
    try (Probe apart = newProbe()) {
      ProbeSession session =
          Reach.handshake(
              apart,
              context.identity(),
              run,
              why -> {
                throw new Unreached(why);
              });
      session.call(OperationCode.OPEN_SESSION, 1);
      Answer answer = session.call(call);
      Reach.leave(session, run.timing());
      return new Control(
          when, call.describe() + " in a new session", answer.isOk(), answer.outcome());
    } catch (Unreached none) {
      return new Control(
          when, call.describe() + " in a new session", false, String.valueOf(none.getMessage()));
    }
  }

  private static final class Unreached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreached(String why) {
      super(why, null, false, false);
    }
  }

  // ---- leaving

  private void leaveAll() {
    context.sessions().forEach(session -> Reach.leave(session, run.timing()));
    probe.close();
  }

  private void putBack() {
    try {
      if (context.handUsed()) {
        run.target().hand().ifPresent(hand -> hand.perform(new Hand.Restore()));
      }
      if (run.footprint().isPending()) {
        Optional<ProbeSession> main =
            context.mainSession().filter(session -> session.isOpen() && session.command().isOpen());
        if (main.isPresent()) {
          run.footprint().restore(main.get());
        }
        if (run.footprint().isPending()) {
          leaveAll();
          Cleanup.run(run, newProbe());
        }
      }
      leaveAll();
    } catch (RuntimeException fault) {
      ourFault = ourFault.or(() -> Optional.of(fault));
    }
  }

  // ---- the verdict

  private Ended ended(Duration time) {
    Verdict verdict;
    String reason = "";
    List<Finding> findings = context.findings();
    Optional<String> wrong = OwnTraffic.problem(transcript.frames());
    Optional<Control> before = failed(Control.When.BEFORE);
    Optional<Control> after = failed(Control.When.AFTER);
    if (ourFault.isPresent()) {
      verdict = Verdict.ERROR;
      reason = stack(ourFault.get());
    } else if (wrong.isPresent()) {
      verdict = Verdict.ERROR;
      reason = wrong.get();
    } else if (before.isPresent()) {
      verdict = Verdict.INCONCLUSIVE;
      reason = "the control before the case failed: " + words(before.get());
    } else if (after.isPresent()) {
      return afterFailed(after.get(), time);
    } else if (context.notApplicableReason().isPresent()) {
      verdict = Verdict.NOT_APPLICABLE;
      reason = context.notApplicableReason().get();
    } else if (context.inconclusiveReason().isPresent() && !isDecided()) {
      verdict = Verdict.INCONCLUSIVE;
      reason = context.inconclusiveReason().get();
    } else {
      verdict = verdict(findings);
      Optional<String> known =
          verdict == Verdict.PASS ? Optional.empty() : knownDeviation(findings);
      if (known.isPresent()) {
        verdict = Verdict.DIFFERS;
        reason = known.get();
      }
    }
    return new Ended(verdict, reason, findings, context.notes(), controls, transcript, time);
  }

  /** Whether something was found before the case could not go on. */
  private boolean isDecided() {
    return verdict(context.findings()) == Verdict.FAIL;
  }

  private Verdict verdict(List<Finding> findings) {
    return Judging.verdict(
        findings, judged.rule(), run.options().profile(), run.options().strictness());
  }

  /**
   * What differs on this very model, with its evidence, is no failure in the profile of its maker.
   */
  private Optional<String> knownDeviation(List<Finding> findings) {
    if (run.options().profile() != Profile.NIKON) {
      return Optional.empty();
    }
    return run.facts()
        .info()
        .flatMap(
            info ->
                KnownDeviations.standard()
                    .explain(
                        info.model(),
                        judged.rule().id(),
                        findings.isEmpty() ? "" : findings.get(0).got()));
  }

  /**
   * A target that answered before a case and does not answer after it: if it is hostile traffic
   * that it did not survive, and somebody is still there who refuses or says nothing, then that is
   * the finding. If nobody is there at all, nothing can be said.
   */
  private Ended afterFailed(Control after, Duration time) {
    List<Finding> findings = new ArrayList<>(context.findings());
    boolean provoked = judged.permission() == Permission.HOSTILE;
    if (provoked) {
      try (Probe apart = newProbe()) {
        Observation knock = Reach.knock(apart, context.identity(), run.timing());
        boolean vanished =
            knock instanceof Observation.Unreachable unreachable && !unreachable.refused();
        if (!vanished) {
          findings.add(
              0,
              Finding.of(
                  Finding.Weight.HANG,
                  "the target serves on after the case",
                  words(after),
                  Optional.empty()));
          return new Ended(
              verdict(findings), "", findings, context.notes(), controls, transcript, time);
        }
      }
    }
    return new Ended(
        Verdict.INCONCLUSIVE,
        "the control after the case failed: " + words(after),
        findings,
        context.notes(),
        controls,
        transcript,
        time);
  }

  private Optional<Control> failed(Control.When when) {
    return controls.stream().filter(each -> each.when() == when && !each.good()).findFirst();
  }

  private static String words(Control control) {
    return control.what() + ": " + control.got();
  }

  private static String stack(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(12).reduce((a, b) -> a + "\n" + b).orElse("");
  }
}
