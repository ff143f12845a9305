package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.io.Anomaly;
import java.util.List;
import java.util.Optional;

/**
 * The data of a transaction, as far as it is understood.
 *
 * @param kind name of the dataset, {@code ObjectInfo}
 * @param fields what was decoded; none if the bytes could not be read
 * @param anomalies deviations that leave the meaning readable
 * @param problem why the bytes could not be read; empty if they could
 */
public record Decoded(
    String kind, List<Field> fields, List<Anomaly> anomalies, Optional<String> problem) {
  /** Copies the lists. */
  public Decoded {
    fields = List.copyOf(fields);
    anomalies = List.copyOf(anomalies);
  }

  /** The value of a field, if there is one of that name. */
  public Optional<Shown> field(String name) {
    return fields.stream().filter(each -> each.name().equals(name)).findFirst().map(Field::value);
  }
}
