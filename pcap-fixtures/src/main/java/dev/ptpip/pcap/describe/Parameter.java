package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of a request, a response or an event.
 *
 * @param label what it means; empty when nobody knows
 * @param raw the 32 bits
 * @param value the same in words
 */
public record Parameter(String label, int raw, Shown value) {
  private static final int SMALL = 0x10000;

  /** Parameters with the labels of a code book. */
  static List<Parameter> of(List<Integer> raw, List<String> labels, CodeBook book) {
    List<Parameter> parameters = new ArrayList<>(raw.size());
    for (int i = 0; i < raw.size(); i++) {
      String label = i < labels.size() ? labels.get(i).replace("[", "").replace("]", "") : "";
      parameters.add(new Parameter(label, raw.get(i), value(label, raw.get(i), book)));
    }
    return parameters;
  }

  private static Shown value(String label, int raw, CodeBook book) {
    if (label.contains("DevicePropCode") && raw > 0) {
      return Shown.code(new DevicePropertyCode(raw), book);
    }
    if (label.contains("ObjectPropCode") && raw > 0 && raw < SMALL) {
      return Shown.code(new ObjectPropertyCode(raw), book);
    }
    if (label.contains("ObjectFormatCode") && raw > 0 && raw < SMALL) {
      return Shown.code(new ObjectFormatCode(raw), book);
    }
    if (counts(label)) {
      return Shown.of(Integer.toUnsignedLong(raw));
    }
    return raw >= 0 && raw < SMALL && !identifies(label) ? Shown.of(raw) : Shown.id(raw);
  }

  private static boolean counts(String label) {
    return label.contains("bytes")
        || label.contains("offset")
        || label.contains("size")
        || label.startsWith("Num")
        || label.equals("SessionID");
  }

  private static boolean identifies(String label) {
    return label.contains("Handle") || label.contains("StorageID");
  }
}
