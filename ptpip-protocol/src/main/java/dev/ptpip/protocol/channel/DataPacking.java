package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.packet.Packet;

/**
 * How a sender cuts a data phase into packets (CIPA DC-005 §2.3.10 leaves it free).
 *
 * @param singlePacketBytes a payload up to this size goes into one End_Data
 * @param packetBytes payload of each Data packet of a larger one, 1 to {@link #MAX_PACKET_BYTES}
 * @param ending what the last packet looks like
 * @param announcement what Start_Data says about the total
 */
public record DataPacking(
    long singlePacketBytes, long packetBytes, Ending ending, Announcement announcement) {
  /** Largest payload that the 32-bit length of one packet can express. */
  public static final long MAX_PACKET_BYTES = 0xFFFF_FFFFL - Packet.HEADER_BYTES - 4;

  /** The forms of the end of a data phase; both are legal (CIPA DC-005 §2.3.11). */
  public enum Ending {
    /** End_Data carries the last bytes. */
    FILLED_END_DATA,
    /** All bytes travel in Data packets, End_Data is empty. */
    EMPTY_END_DATA
  }

  /** What Start_Data says about the total; both are legal (CIPA DC-005 §2.3.9). */
  public enum Announcement {
    /** The number of bytes. */
    EXACT,
    /** All ones: not known beforehand. */
    UNKNOWN
  }

  /**
   * Whole payloads up to 128 MiB in one End_Data as Nikon bodies send pictures of any size (airmtp;
   * mmattes/ptpip and DethCount/ptpip-d5300 can't read a Data packet in front of it), 4 MiB packets
   * beyond, so that the transfer of a movie can be cancelled.
   */
  public static final DataPacking DEFAULT =
      new DataPacking(128L * 1024 * 1024, 4L * 1024 * 1024, Ending.FILLED_END_DATA);

  /** With the total announced. */
  public DataPacking(long singlePacketBytes, long packetBytes, Ending ending) {
    this(singlePacketBytes, packetBytes, ending, Announcement.EXACT);
  }

  /** Checks the range. */
  public DataPacking {
    if (packetBytes < 1
        || packetBytes > MAX_PACKET_BYTES
        || singlePacketBytes < 0
        || singlePacketBytes > MAX_PACKET_BYTES) {
      throw new IllegalArgumentException(
          "packet sizes up to "
              + MAX_PACKET_BYTES
              + " expected, packetBytes from 1 on: singlePacketBytes="
              + singlePacketBytes
              + ", packetBytes="
              + packetBytes);
    }
  }

  /** Packets of at most {@code bytes} each. */
  public static DataPacking ofPacketBytes(long bytes) {
    return new DataPacking(bytes, bytes, Ending.FILLED_END_DATA);
  }

  /** The same with another ending. */
  public DataPacking withEnding(Ending newEnding) {
    return new DataPacking(singlePacketBytes, packetBytes, newEnding, announcement);
  }

  /** The same with another announcement. */
  public DataPacking withAnnouncement(Announcement newAnnouncement) {
    return new DataPacking(singlePacketBytes, packetBytes, ending, newAnnouncement);
  }
}
