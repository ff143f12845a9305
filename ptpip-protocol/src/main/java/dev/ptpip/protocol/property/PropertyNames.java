package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.CodeInfo;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The names that people use for the device properties of one vendor's devices. Besides them, each
 * name of the {@link CodeBook} and each number ({@code 0xD14E}) means a property, with raw values.
 * Names are compared without case, hyphens and underscores. Immutable, safe for any thread.
 */
public final class PropertyNames {
  private final CodeBook book;
  private final List<NamedProperty> properties;
  private final Map<String, List<NamedProperty>> byName = new HashMap<>();
  private final Map<DevicePropertyCode, NamedProperty> byCode = new HashMap<>();

  private PropertyNames(CodeBook book, List<NamedProperty> properties) {
    this.book = book;
    this.properties = properties;
    for (NamedProperty property : properties) {
      byCode.putIfAbsent(property.code(), property);
      addName(property.name(), property);
      for (String other : property.otherNames()) {
        addName(other, property);
      }
    }
  }

  private void addName(String name, NamedProperty property) {
    String folded = Spelling.fold(name);
    List<NamedProperty> named = byName.get(folded);
    if (named == null) {
      named = new ArrayList<>();
      byName.put(folded, named);
    }
    for (NamedProperty other : named) {
      if (other.code().equals(property.code())) {
        return; // a preferred table has it already
      }
    }
    named.add(property);
  }

  /** The names for the properties of the standards. */
  public static PropertyNames standard() {
    return Standard.NAMES;
  }

  /** The properties of the standards alone, to stand behind those of a vendor. */
  public static PropertyTable standardTable() {
    return Standard.TABLE;
  }

  /** The names of these tables, the preferred one first. */
  public static PropertyNames of(CodeBook book, PropertyTable... preferredFirst) {
    List<NamedProperty> all = new ArrayList<>();
    for (PropertyTable table : preferredFirst) {
      all.addAll(table.properties());
    }
    return new PropertyNames(book, List.copyOf(all));
  }

  /**
   * The properties that a name can mean, the likeliest first: {@code iso} is one property at most
   * bodies and another at some. Empty if it means none.
   */
  public List<NamedProperty> candidates(String name) {
    List<NamedProperty> named = byName.get(Spelling.fold(name));
    return named != null
        ? List.copyOf(named)
        : book.deviceProperty(name).map(code -> List.of(of(code))).orElseGet(List::of);
  }

  /**
   * The property that a name means at a device.
   *
   * @param supported tells the properties that the device has
   * @return none if the name means no property, or none of the device's; see {@link #candidates}
   */
  public Optional<NamedProperty> find(String name, Predicate<DevicePropertyCode> supported) {
    return candidates(name).stream().filter(each -> supported.test(each.code())).findFirst();
  }

  /** A property by its code: with the name that people use, or the code book's and raw values. */
  public NamedProperty of(DevicePropertyCode code) {
    NamedProperty property = byCode.get(code);
    return property != null
        ? property
        : new NamedProperty(book.name(code), List.of(), code, RawFormat.INSTANCE);
  }

  /** The name nearest to one that means nothing, for "did you mean …?". */
  public Optional<String> nearest(String name) {
    Stream<String> people =
        properties.stream()
            .flatMap(each -> Stream.concat(Stream.of(each.name()), each.otherNames().stream()));
    Stream<String> codes =
        book.entries(CodeFamily.DEVICE_PROPERTY).stream()
            .filter(CodeInfo::named)
            .map(CodeInfo::name);
    return Spelling.nearest(name, Stream.concat(people, codes));
  }

  /** Every property with a name of its own, in the order of preference. */
  public List<NamedProperty> all() {
    return properties;
  }

  private static final class Standard {
    static final PropertyTable TABLE =
        PropertyTable.read("standard-property-names.csv", PropertyNames.class);
    static final PropertyNames NAMES = of(CodeBook.standard(), TABLE);
  }
}
