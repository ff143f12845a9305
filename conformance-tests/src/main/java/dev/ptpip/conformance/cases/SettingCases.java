package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.RESET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.GENERAL_ERROR;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_DEVICE_PROP_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties: what setting, resetting and turning a dial does. */
final class SettingCases {
  private static final DevicePropertyCode PROGRAM = new DevicePropertyCode(0x500E);
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);

  private SettingCases() {}

  static void set(CaseContext c) {
    ProbeSession s = c.session();
    int tried = 0;
    for (Settings.Described each : Settings.choices(c, s)) {
      PropertyValue other = Settings.other(each.desc()).orElseThrow();
      Answer answer = c.set(s, each.code(), Settings.bytes(other));
      if (answer.is(ACCESS_DENIED) || answer.is(ResponseCode.DEVICE_BUSY)) {
        continue;
      }
      c.expectOk(answer);
      Bytes now = Settings.read(c, s, each.code());
      c.check(
          now.equals(Settings.bytes(other)),
          Settings.text(each.code()) + " = " + other,
          now.toHex(),
          Optional.empty());
      if (++tried == 5) {
        return;
      }
    }
    if (tried == 0) {
      throw c.stop("no property lets itself be set now; mode M may help");
    }
  }

  static void readOnly(CaseContext c) {
    ProbeSession s = c.session();
    List<Settings.Described> fixed =
        Settings.all(c, s).stream().filter(each -> each.desc().getSet() == 0).toList();
    if (fixed.isEmpty()) {
      throw c.stopNotApplicable("there is no property that can only be read");
    }
    // with the value that they have, so that a camera that takes it is the same afterwards
    for (Settings.Described each : fixed) {
      c.expect(
          Settings.set(s, each.code(), Settings.bytes(each.desc().currentValue())),
          Wanted.code(ACCESS_DENIED).tolerate(INVALID_DEVICE_PROP_VALUE, PARAMETER_NOT_SUPPORTED));
    }
  }

  static void outside(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described each =
        Settings.first(
            c,
            s,
            "property with a form and a number outside of it",
            one -> one.isSettable() && Settings.outside(one.desc()).isPresent());
    Bytes before = Settings.read(c, s, each.code());
    c.changing(each.code(), before);
    PropertyValue wrong = Settings.outside(each.desc()).orElseThrow();
    c.expect(Settings.set(s, each.code(), Settings.bytes(wrong)), INVALID_DEVICE_PROP_VALUE);
    Bytes after = Settings.read(c, s, each.code());
    c.check(
        after.equals(before), "the old value, " + before.toHex(), after.toHex(), Optional.empty());
  }

  static void wrongSize(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described each =
        Settings.first(
            c,
            s,
            "property of type UINT16 that can be set",
            one ->
                one.isSettable()
                    && one.desc().dataType().filter(DataType.UINT16::equals).isPresent());
    Bytes before = Settings.read(c, s, each.code());
    c.changing(each.code(), before);
    for (Bytes wrong : List.of(Bytes.of(1), Bytes.of(1, 0, 0), Bytes.EMPTY)) {
      c.expect(
          Settings.set(s, each.code(), wrong),
          Wanted.code(INVALID_DEVICE_PROP_FORMAT)
              .tolerate(INVALID_DEVICE_PROP_VALUE, GENERAL_ERROR));
    }
    Bytes after = Settings.read(c, s, each.code());
    c.check(
        after.equals(before), "the old value, " + before.toHex(), after.toHex(), Optional.empty());
  }

  static void reset(CaseContext c) {
    ProbeSession s = c.session();
    for (Settings.Described each : Settings.choices(c, s)) {
      Optional<PropertyValue> other = Settings.besidesDefault(each.desc());
      if (other.isEmpty() || !c.set(s, each.code(), Settings.bytes(other.get())).isOk()) {
        continue;
      }
      c.expectOk(s.call(RESET_DEVICE_PROP_VALUE, each.code().raw()));
      Bytes now = Settings.read(c, s, each.code());
      Bytes wanted = Settings.bytes(each.desc().defaultValue());
      c.check(now.equals(wanted), "the default, " + wanted.toHex(), now.toHex(), Optional.empty());
      return;
    }
    throw c.stop("no property lets itself be set now");
  }

  static void resetFixed(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described fixed =
        Settings.first(c, s, "property that can only be read", each -> each.desc().getSet() == 0);
    c.expect(s.call(RESET_DEVICE_PROP_VALUE, fixed.code().raw()), ACCESS_DENIED);
  }

  static void resetAll(CaseContext c) {
    ProbeSession s = c.session();
    List<Settings.Described> settable = Settings.choices(c, s);
    Map<DevicePropertyCode, Bytes> changed = new HashMap<>();
    for (Settings.Described each : settable) {
      c.changing(each.code(), Settings.bytes(each.desc().currentValue()));
      Optional<PropertyValue> other = Settings.besidesDefault(each.desc());
      if (changed.size() < 2
          && other.isPresent()
          && Settings.set(s, each.code(), Settings.bytes(other.get())).isOk()) {
        changed.put(each.code(), Settings.bytes(each.desc().defaultValue()));
      }
    }
    Optional<Settings.Described> clock =
        c.facts().supports(Settings.DATE_TIME)
            ? Settings.describe(c, s, Settings.DATE_TIME)
            : Optional.empty();
    c.expect(
        s.call(RESET_DEVICE_PROP_VALUE, -1), Wanted.code(OK).tolerate(PARAMETER_NOT_SUPPORTED));
    changed.forEach(
        (property, wanted) -> {
          Bytes now = Settings.read(c, s, property);
          c.check(
              now.equals(wanted),
              Settings.text(property) + " at its default, " + wanted.toHex(),
              now.toHex(),
              Optional.empty());
        });
    clock.ifPresent(
        before -> {
          String start = String.valueOf(before.desc().currentValue());
          String now =
              String.valueOf(
                  Settings.describe(c, s, Settings.DATE_TIME).orElseThrow().desc().currentValue());
          c.check(
              now.substring(0, Math.min(8, now.length()))
                  .equals(start.substring(0, Math.min(8, start.length()))),
              "the clock as it was, " + start,
              now,
              Optional.empty());
        });
  }

  static void ownChange(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described each = Settings.choices(c, s).get(0);
    s.drainEvents(c.timing().quiet());
    c.given(c.set(s, each.code(), Settings.bytes(Settings.other(each.desc()).orElseThrow())));
    boolean told =
        s.awaitEvent(
                event ->
                    event.event().equals(PROPERTY_CHANGED)
                        && !event.parameters().isEmpty()
                        && event.parameters().get(0) == each.code().raw(),
                c.timing().quiet())
            .isPresent();
    c.check(
        !told,
        "no DevicePropChanged for " + Settings.text(each.code()) + ", which this session has set",
        "DevicePropChanged",
        Optional.empty());
  }

  private static boolean announced(CaseContext c, ProbeSession s, DevicePropertyCode property) {
    return s.awaitEvent(
            event ->
                event.event().equals(PROPERTY_CHANGED)
                    && !event.parameters().isEmpty()
                    && event.parameters().get(0) == property.raw(),
            c.timing().step())
        .isPresent();
  }

  static void dial(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described each = Settings.choices(c, s).get(0);
    Bytes before = Settings.read(c, s, each.code());
    c.hand(new Hand.Turn(each.code()));
    c.check(
        announced(c, s, each.code()),
        "DevicePropChanged with " + Settings.text(each.code()) + " as parameter 1",
        "no such event",
        Optional.empty());
    Bytes after = Settings.read(c, s, each.code());
    c.check(!after.equals(before), "another value", after.toHex(), Optional.empty());
  }

  /** The mode dial is turned, and every property that is then another has to be announced. */
  static void coupled(CaseContext c) {
    ProbeSession s = c.session();
    Map<DevicePropertyCode, DevicePropDesc> before = new HashMap<>();
    Settings.all(c, s).forEach(each -> before.put(each.code(), each.desc()));
    c.hand(new Hand.Turn(PROGRAM));
    int changed = 0;
    for (Settings.Described now : Settings.all(c, s)) {
      DevicePropDesc old = before.get(now.code());
      if (old == null || now.code().equals(Settings.DATE_TIME) || old.equals(now.desc())) {
        continue;
      }
      changed++;
      c.check(
          announced(c, s, now.code()),
          "DevicePropChanged for " + Settings.text(now.code()),
          "it differs and no event came",
          Requests.dataPlace(now.answer()));
    }
    if (changed == 0) {
      throw c.stop("the turn of the mode dial changed nothing");
    }
    c.note(changed + " properties changed with the mode dial");
  }
}
