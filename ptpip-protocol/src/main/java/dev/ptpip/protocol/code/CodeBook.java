package dev.ptpip.protocol.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names codes and finds them by name, for one vendor's devices: a chain of {@link VendorCodes} in
 * which the first that knows a number decides. A code that nobody knows keeps its number; it never
 * gets another one's name. Immutable, safe for any thread.
 */
public final class CodeBook {
  private static final CodeBook STANDARD = of(VendorCodes.STANDARD, VendorCodes.MTP);

  private final List<VendorCodes> chain;

  private CodeBook(List<VendorCodes> chain) {
    this.chain = chain;
  }

  /** PTP and MTP, no vendor. */
  public static CodeBook standard() {
    return STANDARD;
  }

  /** The codes of these vendors, the preferred one first. */
  public static CodeBook of(VendorCodes... preferredFirst) {
    return new CodeBook(List.of(preferredFirst));
  }

  /** The vendors of this book, the preferred one first. */
  public List<Vendor> vendors() {
    return chain.stream().map(VendorCodes::vendor).toList();
  }

  /** The name of a code, or its number in hexadecimal, {@code 0x9999}. */
  public String name(Code code) {
    CodeInfo info = known(code);
    return info == null ? code.toString() : info.display();
  }

  /** Name and number, {@code GetObject (0x1009)}; the number alone for a code without a name. */
  public String label(Code code) {
    CodeInfo info = known(code);
    return info == null ? code.toString() : info.label();
  }

  /** What is known of an operation. */
  public Optional<OperationInfo> find(OperationCode code) {
    return lookUp(code).map(OperationInfo.class::cast);
  }

  /** What is known of an event. */
  public Optional<EventInfo> find(EventCode code) {
    return lookUp(code).map(EventInfo.class::cast);
  }

  /** What is known of a device property. */
  public Optional<PropertyInfo> find(DevicePropertyCode code) {
    return lookUp(code).map(PropertyInfo.class::cast);
  }

  /** What is known of an object property. */
  public Optional<PropertyInfo> find(ObjectPropertyCode code) {
    return lookUp(code).map(PropertyInfo.class::cast);
  }

  /** What is known of a code of any family. */
  public Optional<CodeInfo> lookUp(Code code) {
    return Optional.ofNullable(known(code));
  }

  private @Nullable CodeInfo known(Code code) {
    for (VendorCodes codes : chain) {
      CodeInfo info = codes.find(code);
      if (info != null) {
        return info;
      }
    }
    return null;
  }

  /**
   * The operation with this name or alias (case, underscores and hyphens do not count), or with
   * this number ({@code 0x9207}, with or without a name).
   */
  public Optional<OperationCode> operation(String nameOrNumber) {
    return parse(CodeFamily.OPERATION, nameOrNumber).map(OperationCode.class::cast);
  }

  /** The response with this name, alias or number; see {@link #operation}. */
  public Optional<ResponseCode> response(String nameOrNumber) {
    return parse(CodeFamily.RESPONSE, nameOrNumber).map(ResponseCode.class::cast);
  }

  /** The event with this name, alias or number; see {@link #operation}. */
  public Optional<EventCode> event(String nameOrNumber) {
    return parse(CodeFamily.EVENT, nameOrNumber).map(EventCode.class::cast);
  }

  /** The object format with this name, alias or number; see {@link #operation}. */
  public Optional<ObjectFormatCode> objectFormat(String nameOrNumber) {
    return parse(CodeFamily.OBJECT_FORMAT, nameOrNumber).map(ObjectFormatCode.class::cast);
  }

  /** The device property with this name, alias or number; see {@link #operation}. */
  public Optional<DevicePropertyCode> deviceProperty(String nameOrNumber) {
    return parse(CodeFamily.DEVICE_PROPERTY, nameOrNumber).map(DevicePropertyCode.class::cast);
  }

  /** The object property with this name, alias or number; see {@link #operation}. */
  public Optional<ObjectPropertyCode> objectProperty(String nameOrNumber) {
    return parse(CodeFamily.OBJECT_PROPERTY, nameOrNumber).map(ObjectPropertyCode.class::cast);
  }

  /** The code of a family with this name, alias or number; see {@link #operation}. */
  public Optional<Code> parse(CodeFamily family, String nameOrNumber) {
    String text = nameOrNumber.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("0x")) {
      return number(family, text.substring(2));
    }
    return named(family, text).map(CodeInfo::code);
  }

  /** The entry whose name is nearest to a name that is not there; none if all are far from it. */
  public Optional<CodeInfo> nearest(CodeFamily family, String name) {
    Stream<String> names =
        entries(family).stream()
            .filter(CodeInfo::named)
            .flatMap(info -> Stream.concat(Stream.of(info.name()), info.aliases().stream()));
    return Spelling.nearest(name, names).flatMap(found -> named(family, found));
  }

  /** Every code of a family in the order of the numbers, each with the meaning it has here. */
  public List<CodeInfo> entries(CodeFamily family) {
    List<CodeInfo> entries = new ArrayList<>();
    for (int place = 0; place < chain.size(); place++) {
      for (CodeInfo info : chain.get(place).table(family).entries()) {
        if (deciding(info.code()) == place) {
          entries.add(info);
        }
      }
    }
    entries.sort(Comparator.comparingInt(info -> info.code().raw()));
    return List.copyOf(entries);
  }

  private Optional<CodeInfo> named(CodeFamily family, String name) {
    String folded = Spelling.fold(name);
    List<CodeInfo> found = new ArrayList<>();
    for (int place = 0; place < chain.size(); place++) {
      CodeInfo info = chain.get(place).table(family).named(folded);
      if (info != null && deciding(info.code()) == place) {
        found.add(info);
      }
    }
    // Two vendors may differ in case only: InvalidDataSet (0x2023) and InvalidDataset (0xA806).
    for (CodeInfo info : found) {
      if (info.name().equals(name)) {
        return Optional.of(info);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** Place in the chain of the first that knows a code; one that comes later is not heard. */
  private int deciding(Code code) {
    for (int place = 0; place < chain.size(); place++) {
      if (chain.get(place).find(code) != null) {
        return place;
      }
    }
    return -1;
  }

  private static Optional<Code> number(CodeFamily family, String hex) {
    try {
      return Optional.of(family.code(Integer.parseUnsignedInt(hex, 16)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "code book " + vendors();
  }
}
