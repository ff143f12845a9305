package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of codes as people read them, loaded when the first one is needed. */
public final class CodeNames {
  private static final int TOP_HALF = 0xFFFF_0000;

  private final String vendor;
  private volatile Optional<CodeBook> loaded = Optional.empty();

  /**
   * Names as one vendor's devices use them.
   *
   * @param vendor the vendor's id, empty for none
   */
  public CodeNames(String vendor) {
    this.vendor = vendor;
  }

  /** Names and labels. */
  public CodeBook book() {
    if (loaded.isEmpty()) {
      loaded =
          Optional.of(
              VendorExtensions.installed().named(vendor).orElse(VendorExtensions.STANDARD).codes());
    }
    return loaded.get();
  }

  /** The operation's name and its parameters, each as its kind is best read. */
  public String request(OperationRequest request) {
    StringBuilder text = new StringBuilder(book().name(request.operation()));
    List<String> labels =
        book().find(request.operation()).map(OperationInfo::parameterLabels).orElse(List.of());
    for (int i = 0; i < request.parameters().size(); i++) {
      String label = i < labels.size() ? labels.get(i) : "";
      text.append(' ').append(parameter(label, request.parameters().get(i)));
    }
    return text.toString();
  }

  /** A parameter with the label that the code book gives to it. */
  public String parameter(String label, int value) {
    String kind = label.toLowerCase(Locale.ROOT);
    if (value != 0 && (value & TOP_HALF) == 0) {
      if (kind.contains("deviceprop")) {
        return book().name(new DevicePropertyCode(value));
      }
      if (kind.contains("objectprop")) {
        return book().name(new ObjectPropertyCode(value));
      }
      if (kind.contains("format")) {
        return book().name(new ObjectFormatCode(value));
      }
    }
    boolean number = value >= 0 && value < 0x10000 && !kind.contains("handle");
    return number ? Integer.toString(value) : "0x%08X".formatted(value);
  }

  /** A number of bytes with three significant digits at most. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = -1;
    do {
      value /= 1000;
      unit++;
    } while (value >= 999.95 && unit < units.length - 1);
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
