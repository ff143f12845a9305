package dev.ptpip.simulator.model;

/**
 * What a body says of itself in DeviceInfo (MTP 1.1 §5.1.1), lists aside.
 *
 * @param manufacturer as on the wire
 * @param model as on the wire
 * @param deviceVersion firmware
 * @param standardVersion hundredths, UINT16
 * @param vendorExtensionId UINT32 raw
 * @param vendorExtensionVersion hundredths, UINT16
 * @param vendorExtensionDesc as on the wire
 * @param functionalMode UINT16
 * @param serialPattern SerialNumber, with one {@code #} for each digit that differs from body to
 *     body; these stand together
 */
public record Identity(
    String manufacturer,
    String model,
    String deviceVersion,
    int standardVersion,
    int vendorExtensionId,
    int vendorExtensionVersion,
    String vendorExtensionDesc,
    int functionalMode,
    String serialPattern) {

  /** Checks the pattern. */
  public Identity {
    int first = serialPattern.indexOf('#');
    int last = serialPattern.lastIndexOf('#');
    if (first < 0 || !serialPattern.substring(first, last).equals("#".repeat(last - first))) {
      throw new IllegalArgumentException(
          "a serial number has its own digits in one place, marked with #, not \""
              + serialPattern
              + '"');
    }
  }

  /**
   * SerialNumber of one body, as this model writes it.
   *
   * @param serial digits or letters, at most as many as the pattern has room for; filled up with
   *     zeros in front
   * @throws IllegalArgumentException if it is longer, or has other characters
   */
  public String serialNumber(String serial) {
    int first = serialPattern.indexOf('#');
    int room = serialPattern.lastIndexOf('#') + 1 - first;
    if (!isNumber(serial) || serial.length() > room) {
      throw new IllegalArgumentException(
          "a serial number of this model has 1 to "
              + room
              + " digits or letters, not \""
              + serial
              + '"');
    }
    return serialPattern.substring(0, first)
        + "0".repeat(room - serial.length())
        + serial
        + serialPattern.substring(first + room);
  }

  /**
   * The same with a description of the extension as MTP 1.1 §5.1.1.4 has it: each item ends with a
   * semicolon.
   */
  public Identity inOrder() {
    String items = vendorExtensionDesc.strip();
    return new Identity(
        manufacturer,
        model,
        deviceVersion,
        standardVersion,
        vendorExtensionId,
        vendorExtensionVersion,
        items.isEmpty() || items.endsWith(";") ? items : items + ";",
        functionalMode,
        serialPattern);
  }

  private static boolean isNumber(String serial) {
    for (int i = 0; i < serial.length(); i++) {
      char c = serial.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        return false;
      }
    }
    return !serial.isEmpty();
  }
}
