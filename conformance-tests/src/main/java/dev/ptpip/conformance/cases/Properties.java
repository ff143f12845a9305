package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.List;
import java.util.Optional;

/** Properties of the target that a case can change and put back. */
final class Properties {
  /** Not tried: the clock, and what makes a body restart or change its list of operations. */
  private static final List<Integer> LEFT_ALONE = List.of(0x5011, 0x5002, 0x5013, 0x500E);

  private Properties() {}

  /**
   * A property that can be set, with the value that it has and another one that it may have.
   *
   * @param code the property
   * @param current the value now, as it is on the wire
   * @param other another value that it may have
   */
  record Settable(DevicePropertyCode code, Bytes current, Bytes other) {
    /** SetDevicePropValue with these bytes. */
    Call set(Bytes value) {
      return Call.of(OperationCode.SET_DEVICE_PROP_VALUE, code.raw()).sending(value);
    }
  }

  /** A standard property that can be set to several values; n/a if there is none. */
  static Settable settable(CaseContext c, ProbeSession s) {
    for (DevicePropertyCode code : c.info().deviceProperties()) {
      if (code.raw() < 0x5000 || code.raw() > 0x5FFF || LEFT_ALONE.contains(code.raw())) {
        continue;
      }
      Optional<Settable> found = describe(s, code).flatMap(Properties::settable);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw c.stopNotApplicable("no property that can be set to several values");
  }

  /** The description of a property, if the target gives one that can be read. */
  static Optional<DevicePropDesc> describe(ProbeSession s, DevicePropertyCode code) {
    Answer answer = s.call(OperationCode.GET_DEVICE_PROP_DESC, code.raw());
    try {
      return answer.isOk()
          ? Optional.of(DevicePropDesc.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Settable> settable(DevicePropDesc desc) {
    if (desc.access().filter(PropertyAccess.GET_SET::equals).isEmpty()
        || !(desc.form() instanceof PropertyForm.Enumeration choices)
        || !choices.values().contains(desc.currentValue())) {
      return Optional.empty();
    }
    return choices.values().stream()
        .filter(value -> !value.equals(desc.currentValue()))
        .findFirst()
        .map(
            value ->
                new Settable(
                    desc.property(), Settings.bytes(desc.currentValue()), Settings.bytes(value)));
  }
}
