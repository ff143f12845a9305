package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.io.DataReader;
import java.util.function.Function;

/** The datasets of device properties, for vendors whose operations carry them under own codes. */
public final class PropertyDatasets {
  private PropertyDatasets() {}

  /** A DevicePropDesc, in the form that {@code reader} reads. */
  public static DatasetFormat description(Function<DataReader, DevicePropDesc> reader) {
    return new DatasetFormat(
        "DevicePropDesc",
        (in, request, device) -> StandardDatasets.propertyDesc(reader.apply(in), device));
  }

  /** A bare value of the property that is the first parameter. */
  public static DatasetFormat value() {
    return new DatasetFormat("DevicePropValue", StandardDatasets::propertyValue);
  }
}
