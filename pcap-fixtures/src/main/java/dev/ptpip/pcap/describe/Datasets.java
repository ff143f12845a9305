package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Takes the data of transactions apart. Immutable, safe for any thread. */
public final class Datasets {
  private static final Datasets INSTALLED = load();

  private final List<VendorDatasets> vendors;

  private Datasets(List<VendorDatasets> vendors) {
    this.vendors = vendors;
  }

  /** The standard's datasets and those of the vendors that are installed. */
  public static Datasets installed() {
    return INSTALLED;
  }

  private static Datasets load() {
    List<VendorDatasets> found = new ArrayList<>();
    ClassLoader loader = Datasets.class.getClassLoader();
    ServiceLoader.load(VendorDatasets.class, loader).forEach(found::add);
    return new Datasets(List.copyOf(found));
  }

  /** How the data of an operation is read; empty for bulk data and for what nobody knows. */
  public Optional<DatasetFormat> format(
      OperationCode operation, DataDirection direction, DeviceFacts device) {
    for (VendorDatasets vendor : vendors) {
      if (vendor.vendor().equals(device.extension().vendor())) {
        Optional<DatasetFormat> format = vendor.format(operation, direction);
        if (format.isPresent()) {
          return format;
        }
      }
    }
    return StandardDatasets.format(operation, direction);
  }

  /**
   * Decodes the whole data of a transaction, and learns from it.
   *
   * @return empty for bulk data and for what nobody knows
   */
  public Optional<Decoded> decode(
      OperationRequest request, DataDirection direction, Bytes data, DeviceFacts device) {
    return format(request.operation(), direction, device)
        .map(format -> decode(format, request, data, device));
  }

  private static Decoded decode(
      DatasetFormat format, OperationRequest request, Bytes data, DeviceFacts device) {
    List<Anomaly> anomalies = new ArrayList<>();
    DataReader in = DataReader.of(data, DecodePolicy.collecting(anomalies::add));
    try {
      List<Field> fields = format.reader().read(in, request, device);
      return new Decoded(format.kind(), fields, anomalies, Optional.empty());
    } catch (DecodeException unreadable) {
      return new Decoded(
          format.kind(),
          List.of(),
          anomalies,
          Optional.of(String.valueOf(unreadable.getMessage())));
    } catch (IllegalArgumentException impossible) {
      return new Decoded(
          format.kind(),
          List.of(),
          anomalies,
          Optional.of(String.valueOf(impossible.getMessage())));
    }
  }
}
