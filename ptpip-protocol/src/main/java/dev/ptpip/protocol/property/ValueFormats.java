package dev.ptpip.protocol.property;

import java.util.Map;

/** Formats that are made in code; most are named in tables, see {@link PropertyTable}. */
public final class ValueFormats {
  private ValueFormats() {}

  /** Values as they are on the wire. */
  public static ValueFormat raw() {
    return RawFormat.INSTANCE;
  }

  /**
   * Sets of bits, {@code card-full,battery}, or {@code none}; bits without a name as {@code bit-7}.
   *
   * @param bits number and name of each known bit
   */
  public static ValueFormat flags(Map<Integer, String> bits) {
    return new FlagsFormat(bits);
  }
}
