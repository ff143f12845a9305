package dev.ptpip.pcap.describe;

/** The datasets of device properties, for vendors whose operations carry them under own codes. */
public final class PropertyDatasets {
  private PropertyDatasets() {}

  /** A DevicePropDesc. */
  public static DatasetFormat description() {
    return new DatasetFormat(
        "DevicePropDesc", (in, request, device) -> StandardDatasets.propertyDesc(in, device));
  }

  /** A bare value of the property that is the first parameter. */
  public static DatasetFormat value() {
    return new DatasetFormat("DevicePropValue", StandardDatasets::propertyValue);
  }
}
