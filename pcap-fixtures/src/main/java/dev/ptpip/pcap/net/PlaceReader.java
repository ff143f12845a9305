package dev.ptpip.pcap.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads bytes of the capture file again. */
@FunctionalInterface
public interface PlaceReader {
  /**
   * The bytes from offset {@code place} of the file on, from index 0 of a buffer that is valid
   * until the next call.
   */
  ByteBuffer read(long place, int length) throws IOException;
}
