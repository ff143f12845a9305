package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.describe.Decoded;
import dev.ptpip.pcap.describe.Field;
import dev.ptpip.pcap.describe.Phrases;
import dev.ptpip.pcap.describe.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares datasets: what they are, and with which types. */
final class Comparison {
  /** Fields whose values say what the others are. */
  private static final Set<String> TYPES =
      Set.of("DataType", "GetSet", "Form", "DevicePropertyCode", "PropertyCode", "ObjectFormat");

  /** What differs, on both sides. */
  record Difference(String recorded, String came) {}

  private Comparison() {}

  /** How two datasets differ in their structure; empty if they do not. */
  static Optional<Difference> structure(Decoded recorded, Decoded came) {
    if (!recorded.kind().equals(came.kind())
        || recorded.problem().isPresent() != came.problem().isPresent()) {
      return Optional.of(new Difference(Phrases.of(recorded), Phrases.of(came)));
    }
    return difference(recorded.fields(), came.fields(), Comparison::sameShape);
  }

  /** Fields that differ by any byte. */
  static Difference values(Decoded recorded, Decoded came) {
    return difference(recorded.fields(), came.fields(), Field::equals)
        .orElseGet(() -> new Difference(Phrases.of(recorded), Phrases.of(came)));
  }

  private interface Same {
    boolean same(Field one, Field other);
  }

  private static Optional<Difference> difference(
      List<Field> recorded, List<Field> came, Same same) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < Math.max(recorded.size(), came.size()); i++) {
      Optional<Field> one = at(recorded, i);
      Optional<Field> other = at(came, i);
      if (one.isEmpty() || other.isEmpty() || !same.same(one.get(), other.get())) {
        left.add(text(one));
        right.add(text(other));
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(String.join(", ", left), String.join(", ", right)));
  }

  private static Optional<Field> at(List<Field> fields, int index) {
    return index < fields.size() ? Optional.of(fields.get(index)) : Optional.empty();
  }

  private static String text(Optional<Field> field) {
    return field.map(each -> each.name() + " " + each.value().text()).orElse("nothing");
  }

  private static boolean sameShape(Field one, Field other) {
    if (!one.name().equals(other.name())) {
      return false;
    }
    return TYPES.contains(one.name())
        ? one.value().equals(other.value())
        : sameShape(one.value(), other.value());
  }

  private static boolean sameShape(Shown one, Shown other) {
    if (one instanceof Shown.Group group && other instanceof Shown.Group second) {
      return difference(group.fields(), second.fields(), Comparison::sameShape).isEmpty();
    }
    return one.getClass().equals(other.getClass());
  }
}
