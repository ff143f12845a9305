package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;

/**
 * The size of an object of 4 GiB or more, the data of operation 0x9421: one UINT64.
 *
 * @param size bytes, to be read as unsigned
 * @param trailing bytes behind the size, normally none
 */
public record NikonObjectSize(long size, Bytes trailing) implements Dataset {
  /** A size as the cameras send it. */
  public static NikonObjectSize of(long size) {
    return new NikonObjectSize(size, Bytes.EMPTY);
  }

  /**
   * Decodes the data of operation 0x9421.
   *
   * @throws DecodeException if there are fewer than 8 bytes
   */
  public static NikonObjectSize decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static NikonObjectSize read(DataReader in) {
    return new NikonObjectSize(
        in.int64("ObjectSize"), in.trailing("NikonObjectSize", "PTP-ENC-16"));
  }

  @Override
  public void write(DataWriter out) {
    out.int64(size).bytes(trailing);
  }
}
