package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A value of the property ImageSize (MTP 1.1 §C.2.4).
 *
 * @param width pixels
 * @param height pixels
 */
public record ImageSize(int width, int height) {
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
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(Character::isDigit);
    return valid ? Integer.parseInt(digits) : 0;
  }

  /** The size that is set, if the camera has one. */
  public static Optional<ImageSize> current(PropertyTable properties) {
    return properties.value(DevicePropertyCode.IMAGE_SIZE).flatMap(ImageSize::of);
  }

  private static Optional<ImageSize> of(PropertyValue value) {
    return value instanceof PropertyValue.Text text ? parse(text.text()) : Optional.empty();
  }

  /** The sizes that can be set, largest first; empty if the camera does not tell. */
  public static List<ImageSize> offered(PropertyTable properties) {
    return properties
        .describe(DevicePropertyCode.IMAGE_SIZE)
        .filter(desc -> desc.form() instanceof PropertyForm.Enumeration)
        .map(desc -> ((PropertyForm.Enumeration) desc.form()).values())
        .orElse(List.of())
        .stream()
        .flatMap(value -> of(value).stream())
        .sorted(Comparator.comparingInt(ImageSize::width).reversed())
        .toList();
  }
}
