package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import java.util.Optional;

/** The data type field of property descriptions and lists. */
final class TypeField {
  private TypeField() {}

  /** The type with this number; one that is not defined is reported. */
  static Optional<DataType> known(DataReader in, int offset, int typeCode, String rule) {
    Optional<DataType> known = DataType.of(typeCode);
    if (known.isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          offset,
          "DataType",
          rule,
          "data type 0x%04X is not defined, %d bytes behind it kept"
              .formatted(typeCode, in.remaining()));
    }
    return known;
  }
}
