package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;

/**
 * A structure that travels in a data phase. Each implementation also has {@code static X
 * read(DataReader)}, which reads to the end of the bytes and keeps what lies behind the last field,
 * and {@code static X decode(Bytes, DecodePolicy)}.
 */
public interface Dataset {
  /** Appends the dataset. */
  void write(DataWriter out);

  /** The dataset as bytes. */
  default Bytes encode() {
    DataWriter out = new DataWriter();
    write(out);
    return out.toBytes();
  }
}
