package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.packet.Packet;

/**
 * How a sender cuts a data phase into packets (CIPA DC-005 §2.3.10 leaves it free).
 *
 * @param singlePacketBytes a payload up to this size goes into one End_Data
 * @param packetBytes payload of each Data packet of a larger one, 1 to {@link #MAX_PACKET_BYTES}
 * @param ending what the last packet looks like
 */
public record DataPacking(long singlePacketBytes, long packetBytes, Ending ending) {
  /** Largest payload that the 32-bit length of one packet can express. */
  public static final long MAX_PACKET_BYTES = 0xFFFF_FFFFL - Packet.HEADER_BYTES - 4;

  /** The forms of the end of a data phase; both are legal (CIPA DC-005 §2.3.11). */
  public enum Ending {
    /** End_Data carries the last bytes. */
    FILLED_END_DATA,
    /** All bytes travel in Data packets, End_Data is empty. */
    EMPTY_END_DATA
  }

  /**
   * Whole payloads up to 32 MiB in one End_Data as Nikon bodies send pictures, 4 MiB packets
   * beyond, so that a transfer can be cancelled.
   */
  public static final DataPacking DEFAULT =
      new DataPacking(32L * 1024 * 1024, 4L * 1024 * 1024, Ending.FILLED_END_DATA);

  /** Checks the range. */
  public DataPacking {
    if (packetBytes < 1
        || packetBytes > MAX_PACKET_BYTES
        || singlePacketBytes < 0
        || singlePacketBytes > MAX_PACKET_BYTES) {
      throw new IllegalArgumentException(
          "packet sizes must be within 1 and "
              + MAX_PACKET_BYTES
              + ": "
              + singlePacketBytes
              + ", "
              + packetBytes);
    }
  }

  /** Packets of at most {@code bytes} each. */
  public static DataPacking ofPacketBytes(long bytes) {
    return new DataPacking(bytes, bytes, Ending.FILLED_END_DATA);
  }
}
