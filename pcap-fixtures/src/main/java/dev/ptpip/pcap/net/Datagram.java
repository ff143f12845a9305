package dev.ptpip.pcap.net;

import java.nio.ByteBuffer;

/**
 * What IP carries, as far as it was found in a frame; reused. Addresses are 128 bits; those of IPv4
 * are mapped into IPv6. Confined to the thread that reads.
 */
final class Datagram {
  static final int TCP = 6;
  static final long V4_MAPPED = 0x0000_FFFF_0000_0000L;

  long sourceHigh;
  long sourceLow;
  long targetHigh;
  long targetLow;
  int protocol;

  /** Where the payload is. */
  ByteBuffer buffer = ByteBuffer.allocate(0);

  int start;

  /** Bytes of the payload that were captured. */
  int captured;

  /** Bytes of the payload that were sent. */
  int length;

  /** Offset of the payload in the file, or {@link Chunk#NO_PLACE}. */
  long place;

  /** Whether this is a part of a datagram only. */
  boolean fragment;

  long fragmentId;
  int fragmentOffset;
  boolean moreFragments;
}
