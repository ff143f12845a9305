package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.protocol.dataset.PropertyForm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values with names. Bodies of one maker may use different tables for one property; the one that
 * applies is told by the largest value that the form has.
 */
final class LabelFormat extends IntegerFormat {
  private final List<LabelTable> tables;

  /**
   * With these tables.
   *
   * @param tables at least one, in the order of their {@link LabelTable#from}
   */
  LabelFormat(List<LabelTable> tables) {
    this.tables = List.copyOf(tables);
  }

  @Override
  String text(long raw, PropertyForm form) {
    return table(form).label(raw).orElseGet(() -> RawFormat.hexadecimal(raw));
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    OptionalLong labelled = table(form).number(text);
    if (labelled.isPresent()) {
      return labelled;
    }
    if (text.matches("-?\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(text));
    }
    Set<String> labels = labels(form);
    Optional<String> near = Spelling.nearest(text, labels.stream());
    throw new ValueTextException(
        "\"%s\" is none of %s%s"
            .formatted(
                text,
                String.join(", ", labels),
                near.map(label -> "; did you mean " + label + "?").orElse("")));
  }

  /** The labels of what the form offers; all that are known if it lists nothing. */
  private Set<String> labels(PropertyForm form) {
    List<Long> offered = Offered.integers(form);
    LabelTable table = table(form);
    return offered.isEmpty()
        ? new LinkedHashSet<>(table.labels().values())
        : offered.stream()
            .map(raw -> text(raw, form))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private LabelTable table(PropertyForm form) {
    LabelTable last = tables.get(0);
    if (tables.size() > 1) {
      long largest = Offered.largest(form).orElse(0);
      for (LabelTable table : tables) {
        if (table.from() <= largest) {
          last = table;
        }
      }
    }
    return last;
  }
}
