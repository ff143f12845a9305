package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.SimulatorMark;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.value.StorageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first look at a target: is it there, what is it, how fast does it answer, is it in a state to
 * be judged.
 */
public final class Calibration {
  private static final int ROUND_TRIPS = 9;
  private static final int MOST_GONE = 2;
  private static final Duration GONE_PATIENCE = Duration.ofSeconds(12);
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  private final RunOptions options;
  private final Manners manners;

  /** Looks as often as {@code manners} allow. */
  public Calibration(RunOptions options, Manners manners) {
    this.options = options;
    this.manners = manners;
  }

  /**
   * What was learned.
   *
   * @param target the target, of the kind that it is
   * @param facts what it says of itself
   * @param timing how long to wait
   * @param preflight what was looked at
   */
  public record Learned(Target target, TargetFacts facts, Timing timing, Preflight preflight) {}

  /**
   * Looks.
   *
   * @throws UnreachableTargetException if nobody is there, or it does not let us in
   */
  public Learned look(Target target) throws UnreachableTargetException {
    Timing first = Timing.unknown(options.timeScale());
    try (Probe probe =
        new Probe(target, new Transcript(Instant.now()), manners, CONNECT_PATIENCE)) {
      Attempt attempt = reach(probe, target, first);
      if (attempt.session().isEmpty()) {
        return strange(target, attempt);
      }
      ProbeSession session = attempt.session().get();
      Target known =
          SimulatorMark.isOn(session.ack().guid()) ? target.as(Target.Kind.SIMULATOR) : target;
      Optional<DeviceInfo> before = deviceInfo(session);
      Timing timing = Timing.measured(roundTrip(session), known.kind(), options.timeScale());
      Answer opened = session.call(OperationCode.OPEN_SESSION, 1);
      // a camera that only tells it within a session breaks one rule, and is judged by the others
      Optional<DeviceInfo> info = before.isEmpty() && opened.isOk() ? deviceInfo(session) : before;
      List<StorageId> ids = opened.isOk() ? storageIds(session) : List.of();
      TargetFacts facts =
          new TargetFacts(
              Optional.of(session.ack()),
              info,
              ids.stream().filter(StorageId::hasMedium).toList(),
              ids);
      Preflight preflight =
          new PreflightChecks(session, facts, options.allowed(known.kind())).run(opened.isOk());
      Reach.leave(session, timing);
      return new Learned(known, facts, timing, preflight);
    }
  }

  private Attempt reach(Probe probe, Target target, Timing timing)
      throws UnreachableTargetException {
    long begun = Pace.nanos();
    int gone = 0;
    Attempt attempt;
    do {
      attempt = Attempt.make(probe, options.identity(), timing);
      if (attempt.session().isPresent()) {
        return attempt;
      }
      attempt.abandon();
      if (attempt.last() instanceof Observation.Unreachable nobody) {
        throw new UnreachableTargetException(
            target.text() + " can't be reached: " + nobody.problem(),
            "Is the camera on, and is this computer in its network?  ptpip doctor "
                + target.text());
      }
      boolean again =
          isBusy(attempt)
              || (attempt.last().isGone() && mayComeBack(target, gone++, begun, timing));
      if (!again) {
        return attempt;
      }
      Pace.pass(Duration.ofMillis(250));
    } while (Pace.since(begun).compareTo(timing.bound(Duration.ofSeconds(35))) < 0);
    throw new UnreachableTargetException(
        target.text() + " is busy with somebody else: " + attempt.last().describe(),
        "End the other program that is connected, or wait a minute.");
  }

  /** A body whose only slot is still taken may close connections without a word. */
  private static boolean mayComeBack(Target target, int gone, long begun, Timing timing) {
    return gone < MOST_GONE
        || (target.kind() != Target.Kind.SIMULATOR
            && Pace.since(begun).compareTo(timing.bound(GONE_PATIENCE)) < 0);
  }

  private static boolean isBusy(Attempt attempt) {
    return attempt
        .refusal()
        .filter(refusal -> refusal.reasonCode() == InitFail.Reason.BUSY.code())
        .isPresent();
  }

  /** Somebody is there, and it is no handshake: the cases have to say what is wrong with it. */
  private Learned strange(Target target, Attempt attempt) throws UnreachableTargetException {
    if (attempt
        .refusal()
        .filter(refusal -> refusal.reasonCode() == InitFail.Reason.REJECTED_INITIATOR.code())
        .isPresent()) {
      throw new UnreachableTargetException(
          target.text() + " does not know this computer: " + attempt.last().describe(),
          "Pair them in the camera's menu (Network, Connect to PC), then again.");
    }
    return new Learned(
        target,
        TargetFacts.NONE,
        Timing.measured(Duration.ZERO, target.kind(), options.timeScale()),
        new Preflight(
            List.of(
                new Preflight.Check(
                    "handshake",
                    Preflight.State.WARNING,
                    "no session: " + attempt.last().describe(),
                    ""))));
  }

  private static Optional<DeviceInfo> deviceInfo(ProbeSession session) {
    Answer answer = session.call(OperationCode.GET_DEVICE_INFO);
    return answer.isOk() ? decoded(answer.data()) : Optional.empty();
  }

  private static Optional<DeviceInfo> decoded(Bytes data) {
    try {
      return Optional.of(DeviceInfo.decode(data, DecodePolicy.LENIENT));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  /** The median of a small operation. */
  private static Duration roundTrip(ProbeSession session) {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < ROUND_TRIPS; i++) {
      Answer answer = session.call(OperationCode.GET_DEVICE_INFO);
      times.add(answer.time());
      if (answer.code().isEmpty()) {
        break;
      }
    }
    times.sort(null);
    return times.get(times.size() / 2);
  }

  private static List<StorageId> storageIds(ProbeSession session) {
    Answer answer = session.call(OperationCode.GET_STORAGE_IDS);
    try {
      return answer.isOk()
          ? UInt32Array.decode(answer.data(), DecodePolicy.LENIENT).as(StorageId::new)
          : List.of();
    } catch (DecodeException unreadable) {
      return List.of();
    }
  }
}
