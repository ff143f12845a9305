package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name in Init_Command_Request, in each of the forms that initiators write. All but the
 * standard's are reported as anomalies (PTPIP-INIT-25).
 */
final class InitiatorName {
  private static final int VERSION = Integer.BYTES;

  /** The forms, and who writes them. */
  private enum Form {
    /** UTF-16LE units up to a NUL (CIPA DC-005 §2.3.1). */
    STANDARD,
    /** 8-bit characters up to a NUL: mmattes/ptpip and DethCount/ptpip-d5300, without a version. */
    NARROW,
    /** A PTP String, with its count of units in front: feklee/ptp.js. */
    COUNTED,
    /** UTF-16LE or 8-bit characters up to the end of the packet: clients for the Ricoh Theta. */
    WITHOUT_NUL,
    /** Nothing behind the GUID, not even a NUL: VitaMTP. */
    ABSENT
  }

  private InitiatorName() {}

  /** Reads it; one that is longer than {@link FriendlyName#MAX_UNITS} is cut there. */
  static String read(DataReader in) {
    int at = in.offset();
    Form form = formOf(in);
    if (form != Form.STANDARD) {
      in.report(Anomaly.Kind.VARIANT_LAYOUT, "FriendlyName", "PTPIP-INIT-25", explain(form));
    }
    String name =
        switch (form) {
          case STANDARD -> wide(in, unitsToNul(in));
          case NARROW -> {
            String text = in.bytes("FriendlyName", lettersToNul(in)).text(StandardCharsets.UTF_8);
            in.uint8("FriendlyName");
            yield text;
          }
          case COUNTED -> {
            int units = in.uint8("FriendlyName count");
            yield units == 0 ? "" : wide(in, units - 1);
          }
          case WITHOUT_NUL -> toTheEnd(in);
          case ABSENT -> "";
        };
    return cut(in, at, name);
  }

  private static String explain(Form form) {
    return switch (form) {
      case STANDARD -> "";
      case NARROW -> "UTF-16LE expected, 8-bit characters came";
      case COUNTED -> "UTF-16LE up to a NUL expected, a PTP String with its count came";
      case WITHOUT_NUL -> "a NUL at the end expected, none came";
      case ABSENT -> "a NUL at least expected, the packet ends behind the GUID";
    };
  }

  private static Form formOf(DataReader in) {
    if (in.remaining() == 0) {
      return Form.ABSENT;
    }
    if (isNarrow(in)) {
      return Form.NARROW;
    }
    if (isCounted(in)) {
      return Form.COUNTED;
    }
    return Character.BYTES * unitsToNul(in) < in.remaining() ? Form.STANDARD : Form.WITHOUT_NUL;
  }

  /**
   * Whether the rest of the packet can only be a name in 8-bit characters: printable text in UTF-8
   * up to a NUL byte that is the last one, or has a version behind it. No name in UTF-16LE has its
   * first NUL byte there.
   */
  private static boolean isNarrow(DataReader in) {
    int letters = lettersToNul(in);
    int behind = in.remaining() - letters - 1;
    return letters > 0
        && (behind == 0 || (behind == VERSION && isVersion(in, letters + 1)))
        && isUtf8(in, letters);
  }

  /** Bytes other than control characters in front of a NUL byte; 0 if there is no such thing. */
  private static int lettersToNul(DataReader in) {
    int at = 0;
    while (in.peek(at) >= 0x20 && in.peek(at) != 0x7F) {
      at++;
    }
    return in.peek(at) == 0 ? at : 0;
  }

  private static boolean isUtf8(DataReader in, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) in.peek(i);
    }
    return Arrays.equals(
        new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
  }

  /** 1.0, or 1.0 with its halves swapped. */
  private static boolean isVersion(DataReader in, int at) {
    return in.peek(at + 1) == 0 && in.peek(at + 3) == 0 && in.peek(at) + in.peek(at + 2) == 1;
  }

  /**
   * Whether the rest of the packet is a count of units and as many units, the last a NUL, with a
   * version behind it or none; the standard's form has an even number of bytes, this an odd one.
   */
  private static boolean isCounted(DataReader in) {
    int units = in.peek(0);
    int behind = in.remaining() - 1 - Character.BYTES * units;
    if (behind != 0 && behind != VERSION) {
      return false;
    }
    for (int i = 0; i < units; i++) {
      if (isNul(in, 1 + Character.BYTES * i) != (i == units - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNul(DataReader in, int at) {
    return in.peek(at) == 0 && in.peek(at + 1) == 0;
  }

  /** Units in front of the first NUL unit, or at least as many as there are. */
  private static int unitsToNul(DataReader in) {
    int units = 0;
    while (Character.BYTES * units < in.remaining() && !isNul(in, Character.BYTES * units)) {
      units++;
    }
    return units;
  }

  private static String toTheEnd(DataReader in) {
    int size = in.remaining();
    boolean narrow = isUtf8(in, size);
    for (int i = 0; i < size; i++) {
      narrow &= in.peek(i) >= 0x20 && in.peek(i) != 0x7F;
    }
    Bytes text = in.bytes("FriendlyName", size);
    return narrow
        ? text.text(StandardCharsets.UTF_8)
        : text.slice(0, size - size % Character.BYTES).text(StandardCharsets.UTF_16LE);
  }

  private static String wide(DataReader in, int units) {
    Bytes text = in.bytes("FriendlyName", Character.BYTES * units);
    in.uint16("FriendlyName");
    StringBuilder name = new StringBuilder(units);
    for (int i = 0; i < text.size(); i += Character.BYTES) {
      name.append((char) ((text.at(i) & 0xFF) | (text.at(i + 1) & 0xFF) << Byte.SIZE));
    }
    return name.toString();
  }

  private static String cut(DataReader in, int at, String name) {
    if (name.length() <= FriendlyName.MAX_UNITS) {
      return name;
    }
    in.report(
        Anomaly.Kind.VARIANT_LAYOUT,
        at,
        "FriendlyName",
        "PTPIP-INIT-25",
        "at most " + FriendlyName.MAX_UNITS + " UTF-16 units expected, " + name.length() + " came");
    return name.substring(0, FriendlyName.MAX_UNITS);
  }
}
