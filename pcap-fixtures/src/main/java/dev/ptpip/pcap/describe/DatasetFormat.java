package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.packet.OperationRequest;
import java.util.List;

/**
 * How the data of an operation is read.
 *
 * @param kind name of the dataset, {@code ObjectInfo}
 * @param reader takes the bytes apart
 */
public record DatasetFormat(String kind, Reader reader) {
  /** Takes the data of one transaction apart. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads to the end.
     *
     * @throws dev.ptpip.protocol.io.DecodeException if a field is cut off or can't be true
     */
    List<Field> read(DataReader in, OperationRequest request, DeviceFacts device);
  }
}
