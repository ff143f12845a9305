package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.Lens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Several things that hands do to a body, in order: all of them, or none if one can't be. Made by
 * {@link BodyState#arrange}; confined to one thread.
 */
public final class BodyArrangement {
  private final PropertyTable properties;
  private final List<Consumer<PropertyEdit>> edits = new ArrayList<>();
  private final List<Worked> worked = new ArrayList<>();
  private final List<BodyChange> changes = new ArrayList<>();

  /** A value that is not kept in the table. */
  private record Worked(
      DevicePropertyCode property, Function<DevicePropDesc, PropertyValue> choice) {}

  BodyArrangement(PropertyTable properties) {
    this.properties = properties;
  }

  /**
   * Charges or empties the battery; BatteryLevel takes the nearest value that the body can show.
   *
   * @param percent 0 to 100
   */
  public BodyArrangement battery(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a battery has 0 to 100 percent, not " + percent);
    }
    edits.add(
        edit ->
            edit.describe(DevicePropertyCode.BATTERY_LEVEL)
                .ifPresent(
                    desc -> edit.set(DevicePropertyCode.BATTERY_LEVEL, shown(desc, percent))));
    changes.add(new BodyChange.BatteryChanged(percent));
    return this;
  }

  private static long shown(DevicePropDesc desc, int percent) {
    if (desc.form() instanceof PropertyForm.Range range) {
      long least = range.minimum().longValue();
      return Math.max(least, Math.min(percent, range.maximum().longValue()));
    }
    if (desc.form() instanceof PropertyForm.Enumeration list) {
      return list.values().stream()
          .map(PropertyValue::longValue)
          .min(Comparator.comparingLong(level -> Math.abs(level - percent)))
          .orElse((long) percent);
    }
    return percent;
  }

  /** Puts another lens on, or takes the lens off. */
  public BodyArrangement lens(Optional<Lens> lens) {
    edits.add(
        edit ->
            lens.ifPresentOrElse(
                some -> LensProperties.attach(edit, some), () -> LensProperties.detach(edit)));
    changes.add(new BodyChange.LensChanged(lens));
    return this;
  }

  /** Gives autofocus something to find, or takes it away. */
  public BodyArrangement focus(FocusOutcome outcome) {
    changes.add(new BodyChange.FocusChanged(outcome));
    return this;
  }

  /** Heats the body up, or lets it cool down. */
  public BodyArrangement temperature(Temperature temperature) {
    changes.add(new BodyChange.TemperatureChanged(temperature));
    return this;
  }

  /**
   * Sets a property with a dial, a button or a menu.
   *
   * @param choice the setting, of those that the body offers when it is its turn
   */
  public BodyArrangement turn(
      DevicePropertyCode property, Function<DevicePropDesc, PropertyValue> choice) {
    if (properties.isWorkedOut(property)) {
      worked.add(new Worked(property, choice));
    } else {
      edits.add(edit -> edit.set(property, chosen(property, choice, edit.describe(property))));
    }
    return this;
  }

  private static PropertyValue chosen(
      DevicePropertyCode property,
      Function<DevicePropDesc, PropertyValue> choice,
      Optional<DevicePropDesc> offered) {
    DevicePropDesc now =
        offered.orElseThrow(
            () -> new IllegalArgumentException("the body has no property " + property));
    PropertyValue value = choice.apply(now);
    if (value.typeCode() != now.currentValue().typeCode() || !now.form().allows(value)) {
      throw new IllegalArgumentException(property + " can be " + now.form() + ", not " + value);
    }
    return value;
  }

  /** Values that are worked out are set first, and set back if something else can't be. */
  List<BodyChange> carryOut() {
    List<Runnable> back = new ArrayList<>();
    try {
      for (Worked each : worked) {
        Optional<DevicePropDesc> now = properties.describe(each.property());
        PropertyValue value = chosen(each.property(), each.choice(), now);
        ResponseCode verdict = properties.set(each.property(), value, Origin.BODY);
        if (!verdict.equals(ResponseCode.OK)) {
          throw new IllegalArgumentException(each.property() + " can't be set to " + value);
        }
        PropertyValue before = now.orElseThrow().currentValue();
        back.add(0, () -> properties.set(each.property(), before, Origin.BODY));
      }
      properties.editInOrder(Origin.BODY, edits);
    } catch (RuntimeException refused) {
      back.forEach(Runnable::run);
      throw refused;
    }
    return List.copyOf(changes);
  }
}
