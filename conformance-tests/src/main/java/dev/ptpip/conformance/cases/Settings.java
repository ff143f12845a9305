package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Device properties of the target, as several groups look at them. */
final class Settings {
  /** A code in the range of device properties that no maker uses. */
  static final int UNKNOWN = 0x5FFF;

  static final DevicePropertyCode DATE_TIME = new DevicePropertyCode(0x5011);

  private Settings() {}

  /** A property with its description and the answer that brought it. */
  record Described(DevicePropDesc desc, Answer answer) {
    DevicePropertyCode code() {
      return desc.property();
    }

    /** Whether it can be set, by its description. */
    boolean isSettable() {
      return desc.getSet() == 1;
    }
  }

  /** Asks for the description of a property; refusals that a camera may give are no answer. */
  static Optional<Described> describe(CaseContext c, ProbeSession s, DevicePropertyCode property) {
    Answer answer = s.call(OperationCode.GET_DEVICE_PROP_DESC, property.raw());
    return answer.isOk()
        ? Optional.of(
            new Described(Card.decode(c, answer, "DevicePropDesc", DevicePropDesc::decode), answer))
        : Optional.empty();
  }

  /** The descriptions of all properties that the target lists. */
  static List<Described> all(CaseContext c, ProbeSession s) {
    List<Described> all = new ArrayList<>();
    for (DevicePropertyCode property : c.info().deviceProperties()) {
      describe(c, s, property).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      throw c.stopNotApplicable("no property is described");
    }
    return all;
  }

  /** The first property that fits. */
  static Described first(CaseContext c, ProbeSession s, String what, Predicate<Described> fits) {
    return all(c, s).stream()
        .filter(fits)
        .findFirst()
        .orElseThrow(() -> c.stopNotApplicable("there is no " + what));
  }

  /**
   * Properties that can be set, whose present value is one of several of a form; the standard's own
   * first, and no clock, whose value moves.
   */
  static List<Described> choices(CaseContext c, ProbeSession s) {
    List<Described> fitting =
        all(c, s).stream()
            .filter(each -> each.isSettable() && !each.code().equals(DATE_TIME))
            .filter(each -> other(each.desc()).isPresent())
            .toList();
    if (fitting.isEmpty()) {
      throw c.stopNotApplicable("there is no property that can be set to one of several values");
    }
    return fitting;
  }

  /** A value of the form other than the present one. */
  static Optional<PropertyValue> other(DevicePropDesc desc) {
    if (desc.form() instanceof PropertyForm.Enumeration list
        && list.values().contains(desc.currentValue())) {
      return list.values().stream().filter(each -> !each.equals(desc.currentValue())).findFirst();
    }
    if (desc.form() instanceof PropertyForm.Range range
        && range.minimum() instanceof PropertyValue.Int least
        && range.maximum() instanceof PropertyValue.Int most
        && !least.equals(most)) {
      return Optional.of(desc.currentValue().equals(most) ? least : most);
    }
    return Optional.empty();
  }

  /** A value of the form other than the default. */
  static Optional<PropertyValue> besidesDefault(DevicePropDesc desc) {
    return other(desc.withCurrentValue(desc.defaultValue()));
  }

  /** A value of the right type that the form does not have. */
  static Optional<PropertyValue> outside(DevicePropDesc desc) {
    boolean hasForm =
        desc.form() instanceof PropertyForm.Enumeration
            || desc.form() instanceof PropertyForm.Range;
    if (!hasForm || !(desc.currentValue() instanceof PropertyValue.Int now)) {
      return Optional.empty();
    }
    int bits = now.type().width() * 8 - (now.type().isSigned() ? 1 : 0);
    BigInteger top = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    int most = now.type().width() == 1 ? 256 : 300;
    for (int i = 0; i < most; i++) {
      PropertyValue candidate = PropertyValue.of(now.type(), top.subtract(BigInteger.valueOf(i)));
      if (!allows(desc, candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Whether the form has the value; a range has its steps. */
  static boolean allows(DevicePropDesc desc, PropertyValue value) {
    if (desc.form() instanceof PropertyForm.Enumeration list) {
      return list.values().contains(value);
    }
    if (desc.form() instanceof PropertyForm.Range range
        && value instanceof PropertyValue.Int number
        && range.minimum() instanceof PropertyValue.Int least
        && range.maximum() instanceof PropertyValue.Int most) {
      return number.number().compareTo(least.number()) >= 0
          && number.number().compareTo(most.number()) <= 0;
    }
    return true;
  }

  /** A value as it is on the wire. */
  static Bytes bytes(PropertyValue value) {
    DataWriter out = new DataWriter();
    value.write(out);
    return out.toBytes();
  }

  /** GetDevicePropValue, which only prepares. */
  static Bytes read(CaseContext c, ProbeSession s, DevicePropertyCode property) {
    return c.given(s.call(OperationCode.GET_DEVICE_PROP_VALUE, property.raw())).data();
  }

  /** SetDevicePropValue that is meant to be refused. */
  static Answer set(ProbeSession s, DevicePropertyCode property, Bytes value) {
    return s.call(Call.of(OperationCode.SET_DEVICE_PROP_VALUE, property.raw()).sending(value));
  }

  /** Decodes a bare value; empty if the bytes are not one of that type. */
  static Optional<PropertyValue> value(DataType type, Bytes bytes) {
    try {
      DataReader in = DataReader.of(bytes, DecodePolicy.LENIENT);
      PropertyValue value = PropertyValue.read(type, in, "Value");
      return in.remaining() == 0 ? Optional.of(value) : Optional.empty();
    } catch (DecodeException malformed) {
      return Optional.empty();
    }
  }

  /** A property in words. */
  static String text(DevicePropertyCode property) {
    return Words.of(property);
  }
}
