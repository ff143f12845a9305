package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.InitFail;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Gets through to a target whose slot may still be taken by the session before. */
final class Reach {
  /** A body that was left without CloseSession keeps the slot for 30 s and more (observed). */
  private static final Duration PATIENCE = Duration.ofSeconds(65);

  /** What has let nobody in when the run began will hardly do so later. */
  private static final Duration STRANGER = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private Reach() {}

  /**
   * A handshake that works.
   *
   * @param failure makes the exception when there is none in time
   */
  static ProbeSession handshake(
      Probe probe, Identity identity, RunState run, Function<String, RuntimeException> failure) {
    Duration patience = run.facts().ack().isPresent() ? PATIENCE : STRANGER;
    Attempt last = insist(probe, identity, run.timing(), run.timing().allowance(patience));
    return last.session()
        .orElseThrow(
            () -> failure.apply("no connection could be established: " + last.last().describe()));
  }

  /**
   * Tries until a handshake works, as long as the slot may only be taken, and {@code patience}
   * lasts; the last try, abandoned if it did not work either.
   */
  static Attempt insist(Probe probe, Identity identity, Timing timing, Duration patience) {
    long begun = Pace.nanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Attempt attempt = Attempt.make(probe, identity, timing);
      if (attempt.session().isPresent()) {
        return attempt;
      }
      attempt.abandon();
      boolean again = isWorthAnotherTry(attempt) && Pace.since(begun).compareTo(patience) < 0;
      if (!again || Thread.currentThread().isInterrupted()) {
        return attempt;
      }
      Pace.pass(pause);
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }

  /** Whether the slot may only be taken: Init_Fail 2 or 3, or a connection that is closed. */
  private static boolean isWorthAnotherTry(Attempt attempt) {
    Optional<InitFail> refusal = attempt.refusal();
    if (refusal.isPresent()) {
      return refusal.get().reasonCode() != InitFail.Reason.REJECTED_INITIATOR.code();
    }
    return attempt.last().isGone();
  }

  /** Leaves in order: CloseSession if a session is open and nothing is under way. */
  static void leave(ProbeSession session, Timing timing) {
    if (session.isOpen()
        && session.command().isOpen()
        && session.event().isOpen()
        && session.command().isDrained()
        && session.command().partialBytes() == 0) {
      session.call(Call.of(OperationCode.CLOSE_SESSION), timing.step());
    }
    session.close();
  }

  /** Whether somebody listens at the target and what comes of it, for a verdict on a silence. */
  static Observation knock(Probe probe, Identity identity, Timing timing) {
    Attempt attempt = Attempt.make(probe, identity, timing);
    attempt.abandon();
    return attempt.last();
  }
}
