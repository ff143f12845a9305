package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a case works with: sessions, facts about the target, expectations, and a memory for what is
 * to be put back. An expectation that is not met is noted and ends the case; a precondition that is
 * not met ends it without a verdict. Confined to the thread of the case.
 */
public final class CaseContext {
  private static final Duration SLOT_PATIENCE = Duration.ofSeconds(35);

  private final RunState run;
  private final Probe probe;
  private final Random random;
  private final List<ProbeSession> sessions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<ProbeSession> main = Optional.empty();
  private Optional<String> inconclusive = Optional.empty();
  private Optional<String> notApplicable = Optional.empty();
  private Optional<InitCommandAck> lastAck = Optional.empty();
  private boolean handUsed;

  CaseContext(RunState run, Probe probe, long seed) {
    this.run = run;
    this.probe = probe;
    this.random = new Random(seed);
  }

  // ---- what there is

  /** The target. */
  public Target target() {
    return run.target();
  }

  /** What it says of itself. */
  public TargetFacts facts() {
    return run.facts();
  }

  /** Its DeviceInfo, as read before the first case. */
  public DeviceInfo info() {
    return facts().info().orElseThrow(() -> stop("DeviceInfo of the target could not be read"));
  }

  /** How long to wait. */
  public Timing timing() {
    return run.timing();
  }

  /** What the target is held to. */
  public Profile profile() {
    return run.options().profile();
  }

  /** What becomes of what is tolerated. */
  public Strictness strictness() {
    return run.options().strictness();
  }

  /** Chance, the same for the same seed and case. */
  public Random random() {
    return random;
  }

  /** Opens connections that are not part of a handshake that works. */
  public Probe probe() {
    return probe;
  }

  /** Who we are. */
  public Identity identity() {
    return run.options().identity();
  }

  /** Somebody else. */
  public Identity stranger() {
    return Identity.stranger(run.options().seed());
  }

  // ---- sessions

  /**
   * A handshake that works, without OpenSession; a slot that is still taken is waited for. Without
   * one there is no verdict.
   */
  public ProbeSession handshake() {
    return handshake(identity());
  }

  /** The same by somebody else. */
  public ProbeSession handshake(Identity who) {
    ProbeSession session = Reach.handshake(probe, who, run, this::inconclusive);
    sessions.add(session);
    return session;
  }

  /** The session of the case: handshake and OpenSession(1), made when first asked for. */
  public ProbeSession session() {
    if (main.isEmpty()) {
      ProbeSession session = handshake();
      given(session.call(OperationCode.OPEN_SESSION, 1));
      main = Optional.of(session);
    }
    return main.get();
  }

  /** Leaves a session in order: CloseSession, if one is open, and both connections. */
  public void leave(ProbeSession session) {
    Reach.leave(session, timing());
  }

  /** One try of a handshake by somebody, whatever comes of it. */
  public Attempt attempt(Identity who) {
    Attempt attempt = Attempt.make(probe, who, timing());
    attempt.session().ifPresent(sessions::add);
    return attempt;
  }

  /**
   * Handshakes by somebody until one works, as long as the slot may only be taken, and no longer
   * than a rule allows; the last one.
   */
  public Attempt insist(Identity who, Duration named) {
    Attempt attempt = Reach.insist(probe, who, timing(), timing().allowance(named));
    attempt.session().ifPresent(sessions::add);
    return attempt;
  }

  /**
   * A Command/Data connection whose Init_Command_Request is acknowledged, and no Event connection;
   * a slot that is still taken is waited for.
   */
  public Connection acknowledged(Identity who) {
    long begun = Pace.nanos();
    while (true) {
      Connection command = probe.connect(Lane.COMMAND);
      command.send(who.request());
      Observation answer = command.observe(timing().step());
      if (answer.is(InitCommandAck.class)) {
        lastAck = answer.as(InitCommandAck.class);
        return command;
      }
      command.close();
      if (Pace.since(begun).compareTo(slotPatience()) > 0
          || answer instanceof Observation.Unreachable) {
        throw stop("no connection could be established: " + answer.describe());
      }
      Pace.pass(timing().quiet());
    }
  }

  /**
   * An Init_Command_Request on a connection of its own, and what came first; a slot that is still
   * taken by the session before is waited for. Nobody there at all is no verdict.
   */
  public Greeting greet(Identity who) {
    long begun = Pace.nanos();
    while (true) {
      Connection command = probe.connect(Lane.COMMAND);
      command.send(who.request());
      Observation answer = existing(command.observe(timing().step()));
      boolean taken =
          answer.isGone()
              || answer
                  .as(InitFail.class)
                  .filter(fail -> fail.reasonCode() == InitFail.Reason.BUSY.code())
                  .isPresent();
      if (!taken || Pace.since(begun).compareTo(slotPatience()) > 0) {
        return new Greeting(command, answer);
      }
      command.close();
      Pace.pass(timing().quiet());
    }
  }

  /** What has let nobody in when the run began will hardly do so later. */
  private Duration slotPatience() {
    return facts().ack().isPresent() ? timing().bound(SLOT_PATIENCE) : timing().step();
  }

  /**
   * What was said in answer to an Init_Command_Request.
   *
   * @param command where
   * @param answer what came first
   */
  public record Greeting(Connection command, Observation answer) {}

  /**
   * Where no connection came about, the target can't have broken a rule about what is said on it.
   */
  private Observation existing(Observation seen) {
    if (seen instanceof Observation.Unreachable) {
      throw stop("no connection could be established: " + seen.describe());
    }
    return seen;
  }

  /** The Init_Command_Ack of {@link #acknowledged}. */
  public InitCommandAck lastAck() {
    return lastAck.orElseThrow(() -> stop("no Init_Command_Ack came"));
  }

  List<ProbeSession> sessions() {
    return List.copyOf(sessions);
  }

  Optional<ProbeSession> mainSession() {
    return main;
  }

  /** Lets time pass that the rule asks for, scaled. */
  public void pass(Duration time) {
    Pace.pass(Duration.ofNanos((long) (time.toNanos() * timing().scale())));
  }

  // ---- the body

  /** Does something to the body; without a hand that can do it the case does not apply. */
  public void hand(Hand.Act act) {
    handUsed = true;
    Hand hand = target().hand().orElseThrow(() -> stopNotApplicable("needs a hand on the body"));
    if (hand.perform(act) == Hand.Outcome.UNABLE) {
      throw stopNotApplicable("nobody can do that to this body: " + act);
    }
  }

  /** Does something to the body if there is a hand that can; whether it was done. */
  public boolean handIfAble(Hand.Act act) {
    Optional<Hand> hand = target().hand();
    handUsed |= hand.isPresent();
    return hand.filter(each -> each.perform(act) == Hand.Outcome.DONE).isPresent();
  }

  boolean handUsed() {
    return handUsed;
  }

  // ---- changes, which are put back

  /**
   * Sets a property after noting what it was; the answer is for the case to judge.
   *
   * @param value as it is on the wire
   */
  public Answer set(ProbeSession session, DevicePropertyCode property, Bytes value) {
    Answer before = given(session.call(OperationCode.GET_DEVICE_PROP_VALUE, property.raw()));
    run.footprint().changing(property, before.data());
    return session.call(
        Call.of(OperationCode.SET_DEVICE_PROP_VALUE, property.raw()).sending(value));
  }

  /** A property may change in what follows; it is put back at the end of the case. */
  public void changing(DevicePropertyCode property, Bytes original) {
    run.footprint().changing(property, original);
  }

  /** A file of ours has come into being; it is deleted at the end of the case. */
  public void made(ObjectHandle handle) {
    run.footprint().made(handle);
  }

  /** A file of ours may come into being by the next request, even if its answer is lost. */
  public void making(ObjectHandle handle) {
    run.footprint().making(handle);
  }

  /** A file of ours did not come into being, says the target. */
  public void notMade(ObjectHandle handle) {
    run.footprint().notMade(handle);
  }

  /** A file of ours was deleted by the case itself. */
  public void deleted(ObjectHandle handle) {
    run.footprint().deleted(handle);
  }

  /** The shutter is about to move. */
  public void shot() {
    run.footprint().shot();
  }

  // ---- expectations

  /** A step that only prepares: anything but OK leaves the case without a verdict. */
  public Answer given(Answer answer) {
    if (!answer.isOk()) {
      throw stop(
          "a step in preparation failed: " + answer.call().describe() + ": " + answer.describe());
    }
    return answer;
  }

  /** The answer has to be OK. */
  public Answer expectOk(Answer answer) {
    return expect(answer, Wanted.code(ResponseCode.OK));
  }

  /** The response has to be one of these. */
  public Answer expect(Answer answer, ResponseCode... codes) {
    return expect(answer, Wanted.code(codes));
  }

  /** The answer has to be as wanted. What is tolerated is noted, and the case goes on. */
  public Answer expect(Answer answer, Wanted wanted) {
    Optional<Finding.Weight> weight = wanted.judge(answer);
    if (weight.isPresent()) {
      findings.add(
          Finding.of(
              weight.get(),
              wanted.describe() + " to " + answer.call().describe(),
              answer.describe(),
              answer.response().isPresent()
                  ? Place.in(answer.end(), 8, 9)
                  : Place.all(answer.end())));
      if (weight.get() != Finding.Weight.TOLERATED) {
        throw new StopCase();
      }
    }
    return answer;
  }

  /** A packet of this type has to have come. */
  public <T extends Packet> T expect(Observation observation, Class<T> type, String wanted) {
    return existing(observation)
        .as(type)
        .orElseThrow(
            () -> {
              add(
                  observation.isSilence() ? Finding.Weight.HANG : Finding.Weight.MISMATCH,
                  wanted,
                  observation.describe(),
                  Place.all(observation));
              return new StopCase();
            });
  }

  /** Something has to hold; if not, the case ends. */
  public void require(boolean holds, String wanted, String got, Optional<Place> place) {
    check(holds, wanted, got, place);
    if (!holds) {
      throw new StopCase();
    }
  }

  /** Something has to hold; the case goes on either way. */
  public void check(boolean holds, String wanted, String got, Optional<Place> place) {
    if (!holds) {
      add(Finding.Weight.MISMATCH, wanted, got, place);
    }
  }

  /** Something should hold; if not, it is tolerated unless the run is strict. */
  public void prefer(boolean holds, String wanted, String got, Optional<Place> place) {
    if (!holds) {
      add(Finding.Weight.TOLERATED, wanted, got, place);
    }
  }

  /** Nothing may come on {@code connection} while we listen. */
  public void expectQuiet(Connection connection, Duration time, String wanted) {
    Observation seen = existing(connection.observe(time));
    require(seen.isSilence(), wanted, seen.describe(), Place.all(seen));
  }

  /** The target has to end the connection in time; packets before the end are passed over. */
  public void expectEnd(Connection connection, Duration time, String wanted) {
    Observation last = awaitEnd(connection, time);
    if (!last.isGone()) {
      add(Finding.Weight.MISMATCH, wanted, last.describe(), Place.all(last));
      throw new StopCase();
    }
  }

  /** What comes at the end of the connection, or silence; packets before are passed over. */
  public Observation awaitEnd(Connection connection, Duration time) {
    long begun = Pace.nanos();
    while (true) {
      Duration left = time.minus(Pace.since(begun));
      Observation next = connection.observe(left.isNegative() ? Duration.ZERO : left);
      if (next.isEnd() || next.isSilence() || left.isNegative()) {
        return next;
      }
    }
  }

  /** Notes a mismatch and ends the case. */
  public StopCase fail(String wanted, String got, Optional<Place> place) {
    add(Finding.Weight.MISMATCH, wanted, got, place);
    return new StopCase();
  }

  /** Notes that the target hangs, and ends the case. */
  public StopCase hang(String wanted, String got) {
    add(Finding.Weight.HANG, wanted, got, Optional.empty());
    return new StopCase();
  }

  private void add(Finding.Weight weight, String wanted, String got, Optional<Place> place) {
    findings.add(Finding.of(weight, wanted, got, place));
  }

  /** Something worth knowing that is neither good nor bad. */
  public void note(String text) {
    notes.add(text);
  }

  /** Ends the case without a verdict. */
  public StopCase stop(String reason) {
    inconclusive(reason);
    return new StopCase();
  }

  /** Ends the case: what it is about is not there. */
  public StopCase stopNotApplicable(String reason) {
    notApplicable = Optional.of(reason);
    return new StopCase();
  }

  private RuntimeException inconclusive(String reason) {
    inconclusive = Optional.of(reason);
    return new StopCase();
  }

  // ---- for the runner

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void addFinding(Finding finding) {
    findings.add(finding);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  Optional<String> inconclusiveReason() {
    return inconclusive;
  }

  Optional<String> notApplicableReason() {
    return notApplicable;
  }
}
