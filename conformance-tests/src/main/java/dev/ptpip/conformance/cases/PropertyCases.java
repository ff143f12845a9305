package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_DESC;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.RESET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_PROP_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_CODE_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_DEVICE_PROP_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_DEVICE_PROP_VALUE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Group 17: device properties. */
final class PropertyCases {
  private static final DevicePropertyCode BATTERY_LEVEL = new DevicePropertyCode(0x5001);
  private static final DevicePropertyCode FUNCTIONAL_MODE = new DevicePropertyCode(0x5002);
  private static final DevicePropertyCode IMAGE_SIZE = new DevicePropertyCode(0x5003);
  private static final DevicePropertyCode COMPRESSION = new DevicePropertyCode(0x5004);
  private static final DevicePropertyCode PROGRAM = new DevicePropertyCode(0x500E);
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);
  private static final EventCode DEVICE_INFO_CHANGED = new EventCode(0x4008);
  private static final EventCode STORAGE_INFO_CHANGED = new EventCode(0x400C);
  private static final Pattern DIMENSIONS = Pattern.compile("\\d+x\\d+");
  private static final Pattern TIME = Pattern.compile("\\d{8}T\\d{6}(\\.\\d)?(Z|[+-]\\d{4})?");

  static final CaseGroup GROUP =
      CaseGroup.of(
          "property",
          of("PTP-PROP-01", "GetDevicePropDesc gives one DevicePropDesc", PropertyCases::dataset),
          of("PTP-PROP-02", "type, access and form flag are defined", PropertyCases::codes),
          of("PTP-PROP-03", "a range holds its value", PropertyCases::ranges),
          of("PTP-PROP-04", "an enumeration holds its value", PropertyCases::enumerations),
          of("PTP-PROP-05", "an unknown property is refused", PropertyCases::unknown)
              .controlled(Controls.SESSION),
          of("PTP-PROP-06", "GetDevicePropValue gives the bare value", PropertyCases::bareValue)
              .needs(Need.operation(GET_DEVICE_PROP_VALUE)),
          setting("PTP-PROP-07", "a value of the form can be set", SettingCases::set),
          setting("PTP-PROP-08", "what can only be read can't be set", SettingCases::readOnly)
              .controlled(Controls.SESSION),
          setting("PTP-PROP-09", "a value outside the form is refused", SettingCases::outside)
              .controlled(Controls.SESSION),
          setting("PTP-PROP-10", "a value of a wrong size is refused", SettingCases::wrongSize)
              .controlled(Controls.SESSION),
          resetting("PTP-PROP-11", "ResetDevicePropValue gives the default", SettingCases::reset),
          resetting("PTP-PROP-12", "what can only be read has no reset", SettingCases::resetFixed)
              .controlled(Controls.SESSION),
          resetting("PTP-PROP-13", "all can be reset but the clock", SettingCases::resetAll),
          setting("PTP-PROP-14", "no event about our own setting", SettingCases::ownChange)
              .needs(Need.event(PROPERTY_CHANGED)),
          of("PTP-PROP-15", "a turn of a dial is announced", SettingCases::dial)
              .needs(Need.event(PROPERTY_CHANGED)),
          of("PTP-PROP-16", "what a change brings with it is announced", SettingCases::coupled)
              .needs(Need.event(PROPERTY_CHANGED), Need.property(PROGRAM)),
          of("PTP-PROP-17", "standard properties have their data type", PropertyCases::types),
          of("PTP-PROP-18", "DateTime is a date", PropertyCases::dateTime)
              .needs(Need.property(Settings.DATE_TIME)),
          of("PTP-PROP-19", "BatteryLevel is a UINT8 with a form", PropertyCases::battery)
              .needs(Need.property(BATTERY_LEVEL)),
          of("PTP-PROP-20", "ImageSize is WxH", PropertyCases::imageSize)
              .needs(Need.property(IMAGE_SIZE)),
          of("PTP-PROP-21", "another picture size is another room", PropertyCases::roomChanges)
              .needs(Need.event(STORAGE_INFO_CHANGED), Need.property(COMPRESSION), Need.card()),
          of("PTP-PROP-22", "another mode is another DeviceInfo", PropertyCases::modeChanges)
              .needs(Need.event(DEVICE_INFO_CHANGED), Need.property(FUNCTIONAL_MODE)),
          of("PTP-PROP-23", "a code that is no property is refused", PropertyCases::noProperty)
              .controlled(Controls.SESSION),
          setting("PTP-PROP-24", "values outlive the session", PropertyCases::outlives));

  private PropertyCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).needs(Need.operation(GET_DEVICE_PROP_DESC));
  }

  private static ConformanceCase setting(String id, String title, CaseBody body) {
    return of(id, title, body)
        .needs(Need.operation(GET_DEVICE_PROP_VALUE), Need.operation(SET_DEVICE_PROP_VALUE));
  }

  private static ConformanceCase resetting(String id, String title, CaseBody body) {
    return setting(id, title, body).needs(Need.operation(RESET_DEVICE_PROP_VALUE));
  }

  private static void dataset(CaseContext c) {
    ProbeSession s = c.session();
    List<Settings.Described> all = Settings.all(c, s);
    for (int i = 0; i < all.size(); i++) {
      Settings.Described each = all.get(i);
      int asked = each.answer().call().parameters().get(0) & 0xFFFF;
      c.check(
          each.code().raw() == asked,
          "the description of " + Settings.text(new DevicePropertyCode(asked)),
          "that of " + Settings.text(each.code()),
          Requests.dataPlace(each.answer()));
    }
    c.note(all.size() + " of " + c.info().deviceProperties().size() + " listed ones described");
  }

  private static void codes(CaseContext c) {
    for (Settings.Described each : Settings.all(c, c.session())) {
      DevicePropDesc desc = each.desc();
      check(c, each, desc.dataType().isPresent(), "a data type that is defined", desc.typeCode());
      check(c, each, desc.getSet() <= 1, "GetSet 0 or 1", desc.getSet());
      check(
          c,
          each,
          !(desc.form() instanceof PropertyForm.Unknown),
          "form flag 0, 1 or 2",
          desc.form() instanceof PropertyForm.Unknown unknown ? unknown.flag() : 0);
    }
  }

  private static void check(
      CaseContext c, Settings.Described each, boolean holds, String wanted, Object got) {
    c.check(
        holds,
        wanted + " of " + Settings.text(each.code()),
        String.valueOf(got),
        Requests.dataPlace(each.answer()));
  }

  private static void ranges(CaseContext c) {
    int ranges = 0;
    for (Settings.Described each : Settings.all(c, c.session())) {
      if (each.desc().form() instanceof PropertyForm.Range range
          && range.minimum() instanceof PropertyValue.Int least
          && range.maximum() instanceof PropertyValue.Int most
          && range.step() instanceof PropertyValue.Int step
          && each.desc().currentValue() instanceof PropertyValue.Int now) {
        ranges++;
        check(
            c,
            each,
            now.number().compareTo(least.number()) >= 0
                && now.number().compareTo(most.number()) <= 0,
            "a value from " + least + " to " + most,
            now);
        boolean onStep =
            step.number().signum() == 0
                || now.number()
                    .subtract(least.number())
                    .mod(step.number().abs())
                    .equals(BigInteger.ZERO);
        c.prefer(
            onStep,
            "a value of " + Settings.text(each.code()) + " in steps of " + step + " from " + least,
            now.toString(),
            Requests.dataPlace(each.answer()));
      }
    }
    if (ranges == 0) {
      throw c.stopNotApplicable("no property has a range");
    }
  }

  private static void enumerations(CaseContext c) {
    int lists = 0;
    for (Settings.Described each : Settings.all(c, c.session())) {
      if (each.desc().form() instanceof PropertyForm.Enumeration list) {
        lists++;
        boolean holds = list.values().stream().anyMatch(each.desc().currentValue()::means);
        c.prefer(
            holds,
            "one of the " + list.values().size() + " values of " + Settings.text(each.code()),
            each.desc().currentValue().toString(),
            Requests.dataPlace(each.answer()));
      }
    }
    if (lists == 0) {
      throw c.stopNotApplicable("no property has an enumeration");
    }
  }

  private static void unknown(CaseContext c) {
    ProbeSession s = c.session();
    for (OperationCode operation :
        List.of(
            GET_DEVICE_PROP_DESC,
            GET_DEVICE_PROP_VALUE,
            SET_DEVICE_PROP_VALUE,
            RESET_DEVICE_PROP_VALUE)) {
      if (c.facts().supports(operation)) {
        Call call = Call.of(operation, Settings.UNKNOWN);
        c.expect(
            s.call(operation.equals(SET_DEVICE_PROP_VALUE) ? call.sending(Bytes.of(0, 0)) : call),
            DEVICE_PROP_NOT_SUPPORTED);
      }
    }
  }

  private static void bareValue(CaseContext c) {
    ProbeSession s = c.session();
    for (Settings.Described each : Settings.all(c, s)) {
      if (each.code().equals(Settings.DATE_TIME) || each.desc().dataType().isEmpty()) {
        continue;
      }
      Answer value = c.expectOk(s.call(GET_DEVICE_PROP_VALUE, each.code().raw()));
      Optional<Settings.Described> again = Settings.describe(c, s, each.code());
      Bytes before = Settings.bytes(each.desc().currentValue());
      Bytes after =
          again.map(desc -> Settings.bytes(desc.desc().currentValue())).orElse(Bytes.EMPTY);
      c.check(
          value.data().equals(before) || value.data().equals(after),
          "the current value of " + Settings.text(each.code()) + ", " + after.toHex(),
          value.data().toHex(),
          Requests.dataPlace(value));
    }
  }

  private static void types(CaseContext c) {
    CodeBook standard = CodeBook.standard();
    for (Settings.Described each : Settings.all(c, c.session())) {
      List<DataType> wanted =
          standard.find(each.code()).map(info -> info.dataTypes()).orElse(List.of());
      if (each.code().raw() >>> 12 == 0x5 && !wanted.isEmpty()) {
        check(
            c,
            each,
            each.desc().dataType().filter(wanted::contains).isPresent(),
            "data type " + wanted.stream().map(Enum::name).collect(Collectors.joining(" or ")),
            each.desc().dataType().map(Enum::name).orElse("unknown"));
      }
    }
  }

  private static void dateTime(CaseContext c) {
    ProbeSession s = c.session();
    Settings.Described clock =
        Settings.describe(c, s, Settings.DATE_TIME)
            .orElseThrow(() -> c.stop("DateTime is not described"));
    boolean isText = clock.desc().currentValue() instanceof PropertyValue.Text;
    check(c, clock, isText, "a String", clock.desc().typeCode());
    check(
        c,
        clock,
        clock.desc().form() instanceof PropertyForm.None,
        "form flag 0",
        clock.desc().form());
    String now = clock.desc().currentValue() instanceof PropertyValue.Text text ? text.text() : "";
    check(c, clock, TIME.matcher(now).matches(), "YYYYMMDDThhmmss", "\"" + now + "\"");
    if (clock.isSettable() && c.facts().supports(SET_DEVICE_PROP_VALUE)) {
      Bytes current = Settings.read(c, s, Settings.DATE_TIME);
      c.expectOk(Settings.set(s, Settings.DATE_TIME, current));
      c.expect(
          Settings.set(s, Settings.DATE_TIME, Settings.bytes(PropertyValue.text("abc"))),
          INVALID_DEVICE_PROP_VALUE,
          INVALID_DEVICE_PROP_FORMAT);
    }
  }

  private static void battery(CaseContext c) {
    Settings.Described level =
        Settings.describe(c, c.session(), BATTERY_LEVEL)
            .orElseThrow(() -> c.stop("BatteryLevel is not described"));
    check(
        c,
        level,
        level.desc().dataType().filter(DataType.UINT8::equals).isPresent(),
        "data type UINT8",
        level.desc().typeCode());
    check(c, level, level.desc().getSet() == 0, "GetSet 0", level.desc().getSet());
    check(
        c,
        level,
        level.desc().form() instanceof PropertyForm.Range
            || level.desc().form() instanceof PropertyForm.Enumeration,
        "a range or an enumeration",
        level.desc().form());
  }

  private static void imageSize(CaseContext c) {
    Settings.Described size =
        Settings.describe(c, c.session(), IMAGE_SIZE)
            .orElseThrow(() -> c.stop("ImageSize is not described"));
    check(c, size, isDimensions(size.desc().currentValue()), "WxH", size.desc().currentValue());
    if (size.desc().form() instanceof PropertyForm.Enumeration list) {
      for (PropertyValue value : list.values()) {
        check(c, size, isDimensions(value), "WxH", value);
      }
    }
  }

  private static boolean isDimensions(PropertyValue value) {
    return value instanceof PropertyValue.Text text && DIMENSIONS.matcher(text.text()).matches();
  }

  private static void roomChanges(CaseContext c) {
    ProbeSession s = c.session();
    int store = Card.stores(c).get(0).raw();
    Bytes before = c.given(s.call(OperationCode.GET_STORAGE_INFO, store)).data();
    s.drainEvents(c.timing().quiet());
    c.hand(new Hand.Turn(COMPRESSION));
    Bytes after = c.given(s.call(OperationCode.GET_STORAGE_INFO, store)).data();
    if (after.equals(before)) {
      throw c.stop("another CompressionSetting did not change the room on the card");
    }
    c.check(
        s.awaitEvent(event -> event.event().equals(STORAGE_INFO_CHANGED), c.timing().step())
            .isPresent(),
        "event StorageInfoChanged",
        "StorageInfo differs and no event came",
        Optional.empty());
  }

  private static void modeChanges(CaseContext c) {
    ProbeSession s = c.session();
    Bytes before = c.given(s.call(OperationCode.GET_DEVICE_INFO)).data();
    c.hand(new Hand.Turn(FUNCTIONAL_MODE));
    Bytes after = c.given(s.call(OperationCode.GET_DEVICE_INFO)).data();
    if (after.equals(before)) {
      throw c.stopNotApplicable("another FunctionalMode leaves DeviceInfo as it is");
    }
    c.check(
        s.awaitEvent(event -> event.event().equals(DEVICE_INFO_CHANGED), c.timing().step())
            .isPresent(),
        "event DeviceInfoChanged",
        "DeviceInfo differs and no event came",
        Optional.empty());
  }

  private static void noProperty(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(GET_DEVICE_PROP_DESC, 0x1001), DEVICE_PROP_NOT_SUPPORTED, INVALID_CODE_FORMAT);
    if (c.facts().supports(GET_DEVICE_PROP_VALUE)) {
      c.expect(
          s.call(GET_DEVICE_PROP_VALUE, 0x1001), DEVICE_PROP_NOT_SUPPORTED, INVALID_CODE_FORMAT);
    }
  }

  private static void outlives(CaseContext c) {
    ProbeSession s = c.session();
    for (Settings.Described each : Settings.choices(c, s)) {
      Bytes other = Settings.bytes(Settings.other(each.desc()).orElseThrow());
      if (!c.set(s, each.code(), other).isOk()) {
        continue;
      }
      c.given(s.call(CLOSE_SESSION));
      c.given(s.call(OPEN_SESSION, 1));
      Bytes now = Settings.read(c, s, each.code());
      c.check(
          now.equals(other),
          "the value that was set, " + other.toHex(),
          now.toHex(),
          Optional.empty());
      return;
    }
    throw c.stop("no property lets itself be set now");
  }
}
