package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Fault.Kind;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * The control behind a conversation: is the target there, does it open a session, is it still the
 * same device. Immutable.
 *
 * @param identity who asks
 * @param timing how long an answer may take
 * @param patience how long it may take until the target serves again
 * @param before what it said of itself in the beginning
 */
record Liveness(Identity identity, Timing timing, Duration patience, DeviceInfo before) {
  private static final String RULE = "PTPIP-FRAME-04";
  private static final String WANTED =
      "the target serves on: handshake, OpenSession, GetDeviceInfo";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  /** What is wrong with the target now. */
  Optional<Fault> check(Probe probe) {
    return check(probe, patience);
  }

  /** The same with another patience. */
  Optional<Fault> check(Probe probe, Duration limit) {
    long begun = Pace.nanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Fault> fault = once(probe);
      boolean over =
          Pace.since(begun).compareTo(limit) >= 0
              || probe.isClosed()
              || Thread.currentThread().isInterrupted();
      if (fault.isEmpty() || fault.get().kind() == Kind.CHANGED || over) {
        return fault;
      }
      Pace.pass(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private Optional<Fault> once(Probe probe) {
    Attempt attempt = Attempt.make(probe, identity, timing);
    if (attempt.session().isEmpty()) {
      attempt.abandon();
      boolean nobody = attempt.last() instanceof Observation.Unreachable;
      return fault(nobody ? Kind.CRASH : Kind.HANG, attempt.last().describe());
    }
    try (ProbeSession session = attempt.session().get()) {
      Answer opened = session.call(OperationCode.OPEN_SESSION, 1);
      if (!opened.isOk()) {
        return fault(Kind.HANG, opened.describe() + " to OpenSession");
      }
      Answer info = session.call(OperationCode.GET_DEVICE_INFO);
      if (!info.isOk()) {
        return fault(Kind.HANG, info.describe() + " to GetDeviceInfo");
      }
      session.call(OperationCode.CLOSE_SESSION);
      return compare(info);
    }
  }

  private static Optional<Fault> fault(Kind kind, String got) {
    return Optional.of(new Fault(kind, RULE, WANTED, got, Optional.empty()));
  }

  private Optional<Fault> compare(Answer answer) {
    try {
      DeviceInfo now = DeviceInfo.decode(answer.data(), DecodePolicy.LENIENT);
      return name(now).equals(name(before))
          ? Optional.empty()
          : Optional.of(
              new Fault(Kind.CHANGED, "PTP-DEVINFO-11", name(before), name(now), Optional.empty()));
    } catch (DecodeException unreadable) {
      return Optional.of(
          new Fault(
              Kind.MALFORMED,
              "PTP-DEVINFO-01",
              "a DeviceInfo",
              String.valueOf(unreadable.getMessage()),
              Optional.empty()));
    }
  }

  private static String name(DeviceInfo info) {
    return info.manufacturer() + " " + info.model() + " " + info.serialNumber();
  }
}
