package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.camera.PropertyChange;
import dev.ptpip.simulator.camera.PropertyCoupling;
import dev.ptpip.simulator.camera.PropertyEdit;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.capture.ExposureTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The exposure time, which the body shows twice: ExposureTime 0x500D in 1/10000 s, rounded, and
 * 0xD100 as numerator and denominator of 16 bits each. Both lists have the same order, so that a
 * value of one stands for the value at the same place of the other (observed on Nikon D5300).
 */
final class ShutterSpeeds {
  private static final long BULB = 0xFFFF_FFFFL;
  private static final long TIME = 0xFFFF_FFFDL;
  private static final long TEN_THOUSANDTH_NANOS = 100_000;

  private ShutterSpeeds() {}

  /** Keeps the two properties at the same place of their lists. */
  static void couple(PropertyTable properties) {
    follow(properties, DevicePropertyCode.EXPOSURE_TIME, NikonProperties.SHUTTER_SPEED);
    follow(properties, NikonProperties.SHUTTER_SPEED, DevicePropertyCode.EXPOSURE_TIME);
  }

  private static void follow(
      PropertyTable properties, DevicePropertyCode leader, DevicePropertyCode follower) {
    properties.couple(leader, new Following(leader, follower));
  }

  /** Puts the follower to the place of its list at which the leader is in its own. */
  private record Following(DevicePropertyCode leader, DevicePropertyCode follower)
      implements PropertyCoupling {
    @Override
    public void changed(PropertyChange.ValueChanged change, PropertyEdit edit) {
      List<PropertyValue> leading = values(edit.form(leader));
      List<PropertyValue> following = values(edit.form(follower));
      int at = leading.indexOf(change.after());
      if (at < 0 || leading.size() != following.size()) {
        return;
      }
      boolean fits =
          edit.value(follower)
              .map(following::indexOf)
              .filter(now -> now >= 0 && leading.get(now).equals(change.after()))
              .isPresent();
      if (!fits) {
        edit.follow(follower, following.get(at));
      }
    }
  }

  private static List<PropertyValue> values(Optional<PropertyForm> form) {
    return form.filter(PropertyForm.Enumeration.class::isInstance)
        .map(PropertyForm.Enumeration.class::cast)
        .map(PropertyForm.Enumeration::values)
        .orElse(List.of());
  }

  /** What the dial says, by the exact property where the body has it. */
  static ExposureTime read(PropertyTable properties) {
    Optional<PropertyValue> exact = properties.value(NikonProperties.SHUTTER_SPEED);
    if (exact.isPresent()) {
      return ofFraction(exact.get().longValue());
    }
    return properties
        .value(DevicePropertyCode.EXPOSURE_TIME)
        .map(value -> ofTenThousandths(value.longValue()))
        .orElse(ExposureTime.of(Duration.ofMillis(8)));
  }

  static ExposureTime ofFraction(long raw) {
    if (raw == BULB || raw == TIME) {
      return raw == BULB ? ExposureTime.BULB : ExposureTime.TIME;
    }
    long denominator = Math.max(1, raw & 0xFFFF);
    return ExposureTime.of(Duration.ofNanos((raw >>> 16) * 1_000_000_000L / denominator));
  }

  static ExposureTime ofTenThousandths(long raw) {
    if (raw == BULB || raw == TIME) {
      return raw == BULB ? ExposureTime.BULB : ExposureTime.TIME;
    }
    return ExposureTime.of(Duration.ofNanos(raw * TEN_THOUSANDTH_NANOS));
  }
}
