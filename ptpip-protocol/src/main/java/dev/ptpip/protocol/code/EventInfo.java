package dev.ptpip.protocol.code;

import java.util.List;

/**
 * An event.
 *
 * @param code the code
 * @param vendor who gives it this meaning
 * @param name the name, or empty
 * @param aliases other names
 * @param parameterLabels what its parameters mean, in order, at most three; brackets mark one that
 *     may be left out. Empty when there are none or when they are not known.
 */
public record EventInfo(
    EventCode code, Vendor vendor, String name, List<String> aliases, List<String> parameterLabels)
    implements CodeInfo {
  /** Copies the lists. */
  public EventInfo {
    aliases = List.copyOf(aliases);
    parameterLabels = List.copyOf(parameterLabels);
  }
}
