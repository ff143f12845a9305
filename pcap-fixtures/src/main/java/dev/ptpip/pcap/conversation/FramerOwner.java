package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;

/** Is told by a {@link PacketFramer} what a stream has. */
interface FramerOwner {
  /**
   * A header was read where the connection begins.
   *
   * @return whether this is a connection to be read
   */
  boolean begins(PacketFramer framer, int type, long length);

  /** A packet other than Data and End_Data is complete: the first bytes of the framer's buffer. */
  void packet(PacketFramer framer, int type, int length) throws IOException;

  /** The header of a data block of USB was read; what follows is told as that of an End_Data. */
  void dataBlock(PacketFramer framer, int transactionId, long payload);

  /** The header of a Data or End_Data packet was read. */
  void dataBegins(PacketFramer framer, PacketType type, int transactionId, long payload)
      throws IOException;

  /** The next bytes of the payload; all of {@code chunk}. */
  void dataBytes(PacketFramer framer, Chunk chunk) throws IOException;

  /** The next bytes of the payload are not in the capture. */
  void dataMissing(PacketFramer framer, long count);

  /** The payload is complete. */
  void dataEnds(PacketFramer framer) throws IOException;

  /** Bytes were not decoded; decoding goes on behind them. */
  void skipped(PacketFramer framer, Gap.Cause cause, long from, long to) throws IOException;

  /** The header at {@code at} can't be one; the next packet is looked for. */
  void lost(PacketFramer framer, long at, int type, long length);

  /** What may come, for finding the next packet. */
  Resync.Expected expected(PacketFramer framer);
}
