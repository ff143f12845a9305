package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** A value of the form is taken and read back; any other one is refused and changes nothing. */
@AddLifecycleHook(Trying.class)
class SettingProperties {
  /** The clock, which moves; what changes the list of what is offered; the user's file. */
  private static final List<Integer> LEFT_ALONE = List.of(0x5011, 0x5002, 0x500E);

  private static @Nullable Bench bench;
  private static @Nullable ProbeSession session;
  private static List<DevicePropDesc> settable = List.of();

  @BeforeContainer
  static void open() throws Exception {
    if (Bench.allows(Permission.SETTINGS)) {
      Bench opened = Bench.open();
      bench = opened;
      session = opened.session();
      List<DevicePropDesc> found = new ArrayList<>();
      for (DevicePropertyCode code : Bench.info(session()).deviceProperties()) {
        if (!LEFT_ALONE.contains(code.raw())) {
          describe(code).filter(SettingProperties::isSettable).ifPresent(found::add);
        }
      }
      settable = found;
    }
  }

  @AfterContainer
  static void putBack() {
    if (bench != null) {
      for (DevicePropDesc each : settable) {
        set(each.property(), each.currentValue().encode());
      }
      session().call(OperationCode.CLOSE_SESSION);
      bench.close();
    }
  }

  private static ProbeSession session() {
    return Objects.requireNonNull(session);
  }

  private static boolean isSettable(DevicePropDesc desc) {
    return desc.access().filter(PropertyAccess.GET_SET::equals).isPresent()
        && desc.currentValue() instanceof PropertyValue.Int
        && !(desc.form() instanceof PropertyForm.None);
  }

  private static Optional<DevicePropDesc> describe(DevicePropertyCode code) {
    Answer answer = session().call(OperationCode.GET_DEVICE_PROP_DESC, code.raw());
    return answer.isOk()
        ? Optional.of(DevicePropDesc.decode(answer.data(), DecodePolicy.LENIENT))
        : Optional.empty();
  }

  /** As it is now: what one property may be can depend on others. */
  private static DevicePropDesc some(int pick) {
    Assume.that(!settable.isEmpty());
    return describe(settable.get(pick % settable.size()).property()).orElseThrow();
  }

  private static Answer set(DevicePropertyCode code, Bytes value) {
    return session().call(Call.of(OperationCode.SET_DEVICE_PROP_VALUE, code.raw()).sending(value));
  }

  private static Bytes value(DevicePropertyCode code) {
    return session().call(OperationCode.GET_DEVICE_PROP_VALUE, code.raw()).data();
  }

  @Suffers(Permission.SETTINGS)
  @Property(tries = 120)
  void valueOfTheFormIsTakenAndReadBack(
      @ForAll @IntRange(max = 999) int pick, @ForAll @IntRange(max = 9999) int choice) {
    DevicePropDesc desc = some(pick);
    PropertyValue wanted = inside(desc, choice);

    Answer answer = set(desc.property(), wanted.encode());

    assertThat(answer.code())
        .as("%s to %s: %s", desc.property(), wanted, answer.describe())
        .contains(ResponseCode.OK);
    assertThat(value(desc.property())).as("%s", desc.property()).isEqualTo(wanted.encode());
    assertThat(describe(desc.property()).orElseThrow().currentValue()).isEqualTo(wanted);
  }

  private static PropertyValue inside(DevicePropDesc desc, int choice) {
    if (desc.form() instanceof PropertyForm.Enumeration list) {
      Assume.that(!list.values().isEmpty());
      return list.values().get(choice % list.values().size());
    }
    PropertyForm.Range range = (PropertyForm.Range) desc.form();
    BigInteger least = ((PropertyValue.Int) range.minimum()).number();
    BigInteger most = ((PropertyValue.Int) range.maximum()).number();
    BigInteger step = ((PropertyValue.Int) range.step()).number().max(BigInteger.ONE);
    BigInteger steps = most.subtract(least).divide(step).add(BigInteger.ONE);
    Assume.that(steps.signum() > 0);
    BigInteger number = least.add(step.multiply(BigInteger.valueOf(choice).mod(steps)));
    return PropertyValue.of(((PropertyValue.Int) desc.currentValue()).type(), number);
  }

  @Suffers(Permission.SETTINGS)
  @Property(tries = 120)
  void valueOutsideTheFormIsRefusedAndChangesNothing(
      @ForAll @IntRange(max = 999) int pick, @ForAll long number) {
    DevicePropDesc desc = some(pick);
    PropertyValue.Int now = (PropertyValue.Int) desc.currentValue();
    PropertyValue wrong = PropertyValue.of(now.type(), fitting(now, BigInteger.valueOf(number)));
    Assume.that(!isInside(desc, wrong));
    Bytes before = value(desc.property());

    Answer answer = set(desc.property(), wrong.encode());

    assertThat(answer.code())
        .as("%s to %s: %s", desc.property(), wrong, answer.describe())
        .contains(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(value(desc.property())).as("%s", desc.property()).isEqualTo(before);
  }

  /** The lowest bits of a number, as many as the type has. */
  private static BigInteger fitting(PropertyValue.Int like, BigInteger number) {
    int bits = like.type().width() * 8;
    BigInteger low = number.mod(BigInteger.ONE.shiftLeft(bits));
    return like.type().isSigned() && low.testBit(bits - 1)
        ? low.subtract(BigInteger.ONE.shiftLeft(bits))
        : low;
  }

  private static boolean isInside(DevicePropDesc desc, PropertyValue value) {
    return desc.form() instanceof PropertyForm.Enumeration list
        ? list.values().contains(value)
        : desc.form().allows(value);
  }
}
