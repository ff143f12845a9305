package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import java.nio.charset.StandardCharsets;

/** The name in Init_Command_Ack as responders write it; nobody needs it to go on. */
final class ResponderName {
  private ResponderName() {}

  /**
   * Reads up to and including the NUL; a name that is missing, has no NUL, is in 8-bit characters
   * or longer than {@link FriendlyName#MAX_UNITS} is reported, and so much of it taken as fits.
   */
  static String read(DataReader in) {
    int narrow = narrowBeforeVersion(in);
    if (narrow >= 0) {
      in.report(
          Anomaly.Kind.VARIANT_LAYOUT,
          "FriendlyName",
          "PTPIP-INIT-04",
          "UTF-16LE expected, 8-bit characters came");
      String name = in.bytes("FriendlyName", narrow).text(StandardCharsets.US_ASCII);
      in.uint8("FriendlyName");
      return name.substring(0, Math.min(name.length(), FriendlyName.MAX_UNITS));
    }
    StringBuilder name = new StringBuilder();
    int at = in.offset();
    int units = 0;
    while (in.remaining() >= 2) {
      int unit = in.uint16("FriendlyName");
      if (unit == 0) {
        if (units > FriendlyName.MAX_UNITS) {
          in.report(
              Anomaly.Kind.VARIANT_LAYOUT,
              at,
              "FriendlyName",
              "PTPIP-INIT-04",
              "at most " + FriendlyName.MAX_UNITS + " UTF-16 units expected, " + units + " came");
        }
        return name.toString();
      }
      if (units++ < FriendlyName.MAX_UNITS) {
        name.append((char) unit);
      }
    }
    in.bytes("FriendlyName", in.remaining());
    in.report(
        Anomaly.Kind.MISSING_FIELD,
        at,
        "FriendlyName",
        "PTPIP-INIT-04",
        "no 2-byte NUL before the end of the packet");
    return name.toString();
  }

  /**
   * How many printable 8-bit characters come before a single NUL byte behind which there is nothing
   * or version 1.0; -1 if the rest of the packet is anything else.
   */
  private static int narrowBeforeVersion(DataReader in) {
    int nul = 0;
    while (nul < in.remaining() && in.peek(nul) >= 0x20 && in.peek(nul) <= 0x7E) {
      nul++;
    }
    int behind = in.remaining() - nul - 1;
    boolean version =
        behind == 4
            && in.peek(nul + 1) == 0
            && in.peek(nul + 2) == 0
            && in.peek(nul + 3) == 1
            && in.peek(nul + 4) == 0;
    return nul > 1 && (behind == 0 || version) && in.peek(nul) == 0 ? nul : -1;
  }
}
