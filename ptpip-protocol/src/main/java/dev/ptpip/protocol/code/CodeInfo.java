package dev.ptpip.protocol.code;

import java.util.List;

/** What is known of one code of one vendor. */
public sealed interface CodeInfo permits OperationInfo, EventInfo, PropertyInfo, SimpleInfo {
  /** The code. */
  Code code();

  /** Who gives it this meaning. */
  Vendor vendor();

  /** The name; empty for a code that devices use and whose meaning is not known. */
  String name();

  /** Other names that are in use for it, possibly none. */
  List<String> aliases();

  /** Whether it has a name. */
  default boolean named() {
    return !name().isEmpty();
  }

  /** The name or, for a code without one, the number in hexadecimal. */
  default String display() {
    return named() ? name() : code().toString();
  }

  /** Name and number, {@code GetObject (0x1009)}; the number alone for a code without a name. */
  default String label() {
    return named() ? name() + " (" + code() + ")" : code().toString();
  }
}
