package dev.ptpip.protocol.vendor.nikon;

import java.util.Collection;
import java.util.Locale;

/** A bit of a 32-bit property that holds a set of conditions. */
public interface NikonFlag {
  /** Number of the bit, 0 for the lowest. */
  int bit();

  /** Name of the constant. */
  String name();

  /** How it is written: {@code card-full}. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of the property for a set of conditions, 0 to 0xFFFFFFFF. */
  static long mask(Collection<? extends NikonFlag> flags) {
    long mask = 0;
    for (NikonFlag flag : flags) {
      mask |= 1L << flag.bit();
    }
    return mask;
  }
}
