package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A value of the property ImageSize (MTP 1.1 §C.2.4).
 *
 * @param width pixels
 * @param height pixels
 */
public record ImageSize(int width, int height) implements Comparable<ImageSize> {
  private static final int MOST_DIGITS = 5;

  /** Reads {@code 6000x4000}; empty if it is not of that form. */
  public static Optional<ImageSize> parse(String text) {
    int cross = text.indexOf('x');
    if (cross < 0) {
      return Optional.empty();
    }
    int width = number(text.substring(0, cross));
    int height = number(text.substring(cross + 1));
    return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return 0;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!Character.isDigit(digits.charAt(i))) {
        return 0;
      }
    }
    return Integer.parseInt(digits);
  }

  /** The larger one first. */
  @Override
  public int compareTo(ImageSize other) {
    int byWidth = Integer.compare(other.width, width);
    return byWidth == 0 ? Integer.compare(other.height, height) : byWidth;
  }

  /** The size that is set, if the camera has one. */
  public static Optional<ImageSize> current(PropertyTable properties) {
    Optional<PropertyValue> value = properties.value(DevicePropertyCode.IMAGE_SIZE);
    return value.isPresent() ? of(value.get()) : Optional.empty();
  }

  private static Optional<ImageSize> of(PropertyValue value) {
    return value instanceof PropertyValue.Text text ? parse(text.text()) : Optional.empty();
  }

  /** The sizes that can be set, largest first; empty if the camera does not tell. */
  public static List<ImageSize> offered(PropertyTable properties) {
    Optional<DevicePropDesc> desc = properties.describe(DevicePropertyCode.IMAGE_SIZE);
    if (desc.isEmpty() || !(desc.get().form() instanceof PropertyForm.Enumeration offer)) {
      return List.of();
    }
    List<ImageSize> sizes = new ArrayList<>();
    for (PropertyValue value : offer.values()) {
      Optional<ImageSize> size = of(value);
      if (size.isPresent()) {
        sizes.add(size.get());
      }
    }
    Collections.sort(sizes);
    return List.copyOf(sizes);
  }
}
