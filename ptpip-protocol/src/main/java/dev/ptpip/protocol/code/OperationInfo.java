package dev.ptpip.protocol.code;

import java.util.List;

/**
 * An operation.
 *
 * @param code the code
 * @param vendor who gives it this meaning
 * @param name the name, or empty
 * @param aliases other names
 * @param direction who sends data
 * @param parameterLabels what the request's parameters mean, in order, at most five; brackets mark
 *     one that may be left out. Empty when there are none or when they are not known.
 * @param responseLabels the same for the response's parameters
 */
public record OperationInfo(
    OperationCode code,
    Vendor vendor,
    String name,
    List<String> aliases,
    DataDirection direction,
    List<String> parameterLabels,
    List<String> responseLabels)
    implements CodeInfo {
  /** Copies the lists. */
  public OperationInfo {
    aliases = List.copyOf(aliases);
    parameterLabels = List.copyOf(parameterLabels);
    responseLabels = List.copyOf(responseLabels);
  }
}
