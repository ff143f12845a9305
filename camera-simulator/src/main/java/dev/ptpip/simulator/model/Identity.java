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
 * @param serialDigits characters of SerialNumber; a shorter number is filled up with zeros in front
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
    int serialDigits) {

  /**
   * SerialNumber as this body writes it.
   *
   * @param serial digits or letters, at most as many as the body shows
   * @throws IllegalArgumentException if it is longer, or has other characters
   */
  public String serialNumber(String serial) {
    if (!serial.matches("[0-9A-Za-z]+") || serial.length() > serialDigits) {
      throw new IllegalArgumentException(
          "a serial number of this model has 1 to "
              + serialDigits
              + " digits or letters, not \""
              + serial
              + "\"");
    }
    return "0".repeat(serialDigits - serial.length()) + serial;
  }
}
