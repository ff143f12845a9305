package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.SELF_TEST_FAILED;
import static dev.ptpip.protocol.code.ResponseCode.SESSION_NOT_OPEN;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import java.time.Duration;
import java.util.Optional;

/** Group 18: ResetDevice, SelfTest, PowerDown. */
final class DeviceCases {
  private static final OperationCode RESET_DEVICE = new OperationCode(0x1010);
  private static final OperationCode SELF_TEST = new OperationCode(0x1011);
  private static final OperationCode POWER_DOWN = new OperationCode(0x1013);
  private static final EventCode DEVICE_RESET = new EventCode(0x400B);
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "device",
          ConformanceCase.of("PTP-MISC-01", "ResetDevice closes all sessions", DeviceCases::reset)
              .needs(Need.operation(RESET_DEVICE)),
          ConformanceCase.of(
                  "PTP-MISC-02", "other sessions are told of a reset", DeviceCases::resetIsTold)
              .needs(Need.operation(RESET_DEVICE), Need.event(DEVICE_RESET)),
          ConformanceCase.of("PTP-MISC-03", "SelfTest has a result", DeviceCases::selfTest)
              .needs(Need.operation(SELF_TEST)),
          ConformanceCase.of("PTP-MISC-04", "PowerDown closes all sessions", DeviceCases::powerDown)
              .needs(Need.operation(POWER_DOWN)),
          ConformanceCase.of(
                  "PTP-MISC-05", "ResetDevice is carried out or refused", DeviceCases::mayRefuse)
              .needs(Need.operation(RESET_DEVICE)));

  private DeviceCases() {}

  /** Sessions end; settings stay, in particular one that is not at its default. */
  private static void reset(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Setting> kept = setting(c, s);
    c.expect(s.call(RESET_DEVICE), OK, DEVICE_BUSY);
    Answer after = s.call(GET_STORAGE_IDS);
    c.expect(after, Wanted.code(SESSION_NOT_OPEN).orEnd());
    if (kept.isEmpty()) {
      return;
    }
    ProbeSession again = after.isGone() ? c.handshake() : s;
    c.given(again.call(OperationCode.OPEN_SESSION, 1));
    Bytes now = Settings.read(c, again, kept.get().property());
    c.check(
        now.equals(kept.get().value()),
        Settings.text(kept.get().property()) + " as it was, " + kept.get().value().toHex(),
        now.toHex(),
        Optional.empty());
  }

  private record Setting(DevicePropertyCode property, Bytes value) {}

  /** Sets something to what is not its default, if the target has such a thing. */
  private static Optional<Setting> setting(CaseContext c, ProbeSession s) {
    if (!c.facts().supports(OperationCode.GET_DEVICE_PROP_DESC)
        || !c.facts().supports(OperationCode.SET_DEVICE_PROP_VALUE)) {
      return Optional.empty();
    }
    for (DevicePropertyCode property : c.info().deviceProperties()) {
      Optional<Bytes> value =
          Settings.describe(c, s, property)
              .filter(each -> each.isSettable() && !property.equals(Settings.DATE_TIME))
              .flatMap(each -> Settings.besidesDefault(each.desc()))
              .map(Settings::bytes);
      if (value.isPresent() && c.set(s, property, value.get()).isOk()) {
        return Optional.of(new Setting(property, value.get()));
      }
    }
    return Optional.empty();
  }

  private static void resetIsTold(CaseContext c) {
    ProbeSession s = c.session();
    Attempt other = c.attempt(c.stranger());
    ProbeSession witness =
        other
            .session()
            .orElseThrow(() -> c.stopNotApplicable("there is one session at a time only"));
    c.given(witness.call(OperationCode.OPEN_SESSION, 2));
    c.given(s.call(RESET_DEVICE));
    c.check(
        witness
            .awaitEvent(event -> event.event().equals(DEVICE_RESET), c.timing().step())
            .isPresent(),
        "event DeviceReset for the other session",
        "no such event",
        Optional.empty());
  }

  private static void selfTest(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(SELF_TEST, 0), OK, SELF_TEST_FAILED);
    c.expect(
        s.call(SELF_TEST, 0x7FFF),
        Wanted.code(PARAMETER_NOT_SUPPORTED, INVALID_PARAMETER).tolerate(OK));
  }

  /** Only a camera that can be switched on again is asked. */
  private static void powerDown(CaseContext c) {
    ProbeSession s = c.session();
    try {
      Answer answer = c.expect(s.call(POWER_DOWN), OK, DEVICE_BUSY, OPERATION_NOT_SUPPORTED);
      if (answer.isOk()) {
        c.expectEnd(s.command(), c.timing().bound(CLOSE_TIME), "the end of both connections");
        c.expectEnd(s.event(), c.timing().bound(CLOSE_TIME), "the end of both connections");
      }
    } finally {
      c.hand(new Hand.SwitchOn());
    }
  }

  private static void mayRefuse(CaseContext c) {
    c.expect(
        c.session().call(Call.of(RESET_DEVICE)),
        Wanted.code(OK, DEVICE_BUSY, OPERATION_NOT_SUPPORTED));
  }
}
