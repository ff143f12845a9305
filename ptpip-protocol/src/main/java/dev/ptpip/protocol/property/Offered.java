package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;

/** What a form offers: choosing from it, and saying it. */
final class Offered {
  /** Longest list that a message gives in full. */
  private static final int SHOWN = 64;

  private Offered() {}

  /** The integers that an enumeration lists; none for every other form. */
  static List<Long> integers(PropertyForm form) {
    if (!(form instanceof PropertyForm.Enumeration enumeration)) {
      return List.of();
    }
    return enumeration.values().stream()
        .filter(Offered::isLong)
        .map(PropertyValue::longValue)
        .toList();
  }

  static boolean isLong(PropertyValue value) {
    return value instanceof PropertyValue.Int number && number.number().bitLength() <= 63;
  }

  /** The largest integer that a form allows; none if the form does not tell. */
  static OptionalLong largest(PropertyForm form) {
    if (form instanceof PropertyForm.Range range && isLong(range.maximum())) {
      return OptionalLong.of(range.maximum().longValue());
    }
    return integers(form).stream().mapToLong(Long::longValue).max();
  }

  /** The one of the listed integers that is exactly right, or else the nearest within a limit. */
  static OptionalLong nearest(
      PropertyForm form, LongPredicate exact, LongToDoubleFunction distance, double limit) {
    OptionalLong best = OptionalLong.empty();
    double least = limit;
    for (long candidate : integers(form)) {
      if (exact.test(candidate)) {
        return OptionalLong.of(candidate);
      }
      double away = distance.applyAsDouble(candidate);
      if (away < least || (away == least && best.isEmpty())) {
        least = away;
        best = OptionalLong.of(candidate);
      }
    }
    return best;
  }

  /** The listed value with this text; of several that differ in case the one that is exact. */
  static Optional<PropertyValue> withText(String text, PropertyForm form, ValueFormat format) {
    if (!(form instanceof PropertyForm.Enumeration enumeration)) {
      return Optional.empty();
    }
    List<PropertyValue> found =
        enumeration.values().stream()
            .filter(value -> format.format(value, form).strip().equalsIgnoreCase(text.strip()))
            .toList();
    return found.stream()
        .filter(value -> format.format(value, form).equals(text))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** "the camera offers …" in the words of a format; empty if the form restricts nothing. */
  static String describe(PropertyForm form, ValueFormat format) {
    if (form instanceof PropertyForm.Range range) {
      String step = range.step().toString();
      return "the camera offers %s to %s%s"
          .formatted(
              format.format(range.minimum(), form),
              format.format(range.maximum(), form),
              step.equals("1") || step.equals("0") ? "" : ", raw step " + step);
    }
    if (form instanceof PropertyForm.Enumeration enumeration) {
      String values =
          enumeration.values().stream()
              .limit(SHOWN)
              .map(value -> format.format(value, form))
              .distinct()
              .collect(Collectors.joining(", "));
      String more = enumeration.values().size() > SHOWN ? ", …" : "";
      return enumeration.values().isEmpty()
          ? "the camera offers no value now"
          : "the camera offers " + values + more;
    }
    return "";
  }
}
