package dev.ptpip.protocol.code;

import java.util.List;

/**
 * A response or an object format: a code with a name and nothing more.
 *
 * @param code the code
 * @param vendor who gives it this meaning
 * @param name the name, or empty
 * @param aliases other names
 */
public record SimpleInfo(Code code, Vendor vendor, String name, List<String> aliases)
    implements CodeInfo {
  /** Copies the list. */
  public SimpleInfo {
    aliases = List.copyOf(aliases);
  }
}
