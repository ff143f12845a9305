package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Sets of bits: the names of those that are set, {@code none} for none. */
final class FlagsFormat extends IntegerFormat {
  private static final String NONE = "none";

  private final Map<Integer, String> bits;

  /**
   * With names.
   *
   * @param bits number and name of each known bit
   */
  FlagsFormat(Map<Integer, String> bits) {
    this.bits = Map.copyOf(bits);
  }

  @Override
  String text(long raw, PropertyForm form) {
    List<String> set = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if (((raw >>> bit) & 1) == 1) {
        set.add(bits.getOrDefault(bit, "bit-" + bit));
      }
    }
    return set.isEmpty() ? NONE : String.join(",", set);
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    if (text.equalsIgnoreCase(NONE)) {
      return OptionalLong.of(0);
    }
    long raw = 0;
    for (String name : Lines.split(text, ',')) {
      raw |= 1L << bit(name.strip(), text, form);
    }
    return OptionalLong.of(raw);
  }

  private int bit(String name, String text, PropertyForm form) {
    for (Map.Entry<Integer, String> entry : bits.entrySet()) {
      if (entry.getValue().equalsIgnoreCase(name)) {
        return entry.getKey();
      }
    }
    if (name.matches("bit-[0-9]{1,2}") && Integer.parseInt(name.substring(4)) < Long.SIZE) {
      return Integer.parseInt(name.substring(4));
    }
    throw noValue(text, "none, or with commas " + String.join(", ", bits.values()), form);
  }
}
