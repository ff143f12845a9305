package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.Vendor;
import java.util.Optional;

/**
 * The datasets of one vendor's own operations. Found with {@link java.util.ServiceLoader}; asked
 * before the standard's.
 */
public interface VendorDatasets {
  /** Whose operations they are. */
  Vendor vendor();

  /**
   * The dataset that an operation carries.
   *
   * @param direction who sends it
   * @return empty if it is none of the vendor's, or bulk data
   */
  Optional<DatasetFormat> format(OperationCode operation, DataDirection direction);
}
