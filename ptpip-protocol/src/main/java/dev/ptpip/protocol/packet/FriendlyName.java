package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataWriter;

/**
 * The name field of the Init packets: UTF-16LE units up to a NUL; no count, not a PTP String (CIPA
 * DC-005 §2.3.1).
 */
final class FriendlyName {
  /**
   * Longest name that we send, without NUL: what other initiators and responders are known to
   * accept.
   */
  static final int MAX_UNITS = 39;

  private FriendlyName() {}

  static String check(String name) {
    if (name.length() > MAX_UNITS || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a friendly name has at most "
              + MAX_UNITS
              + " UTF-16 units and no NUL; this one has "
              + name.length()
              + (name.indexOf('\0') >= 0 ? " and a NUL at index " + name.indexOf('\0') : ""));
    }
    return name;
  }

  static void write(DataWriter out, String name) {
    out.utf16(name).uint16(0);
  }
}
