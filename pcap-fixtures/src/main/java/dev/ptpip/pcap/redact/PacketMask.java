package dev.ptpip.pcap.redact;

import java.nio.ByteBuffer;

/**
 * Finds the packets in one direction of a conversation and marks what of them may stay. Bytes whose
 * meaning is not known are not kept; after a gap nothing is, up to a piece that begins with a small
 * packet. Confined to one thread.
 */
abstract class PacketMask {
  /** Larger packets are bulk data, of which only the header is kept. */
  private static final int LARGEST_WHOLE = 64 * 1024;

  /** Most of a dataset that is looked at. */
  private static final int LARGEST_DATASET = 1024 * 1024;

  private static final int JPEG_START = 2;

  final KeptBytes kept;
  final Dialogue dialogue;
  private final int headerBytes;
  private final Placed header = new Placed();
  private final Placed packet = new Placed();
  private final Placed dataset = new Placed();
  private long left;
  private boolean lost;

  /** Whether bytes of the packet were not remembered. */
  private boolean isCut;

  /** Whether a piece of the dataset was not looked at, so that the rest can't be understood. */
  private boolean incomplete = true;

  private long packets;

  PacketMask(KeptBytes kept, Dialogue dialogue, int headerBytes, boolean lost) {
    this.kept = kept;
    this.dialogue = dialogue;
    this.headerBytes = headerBytes;
    this.lost = lost;
  }

  /** Packets that were understood. */
  long packets() {
    return packets;
  }

  /** Bytes are missing. */
  void gap() {
    lost = true;
    header.clear();
    packet.clear();
    dataset.clear();
    incomplete = true;
    left = 0;
  }

  /** So many bytes are missing; inside a packet it is known where they end. */
  final void missing(long count) {
    if (lost || count <= 0 || left < count) {
      gap();
      return;
    }
    incomplete = true;
    isCut = true;
    left -= count;
    if (left == 0) {
      ended();
    }
  }

  /** The packet does not go on. */
  final void breakOff() {
    gap();
    lost = false;
  }

  /** Bytes that are still to come of the packet; 0 if none has begun. */
  final long left() {
    return left;
  }

  /** The header of the packet that has begun. */
  final Placed header() {
    return header;
  }

  /** The next bytes of the stream. */
  void accept(ByteBuffer buffer, int start, int length, long place) {
    int at = start;
    int end = start + length;
    if (lost && !begins(buffer, start, length)) {
      return;
    }
    lost = false;
    while (at < end && !lost) {
      int count;
      if (left == 0) {
        count = Math.min(end - at, headerBytes - header.size());
        header.add(buffer, at, count, place + at - start);
        if (header.size() == headerBytes) {
          left = header.uint32(0) - headerBytes;
          if (left < 0 || !isType(header)) {
            gap();
            return;
          }
          header.mark(kept, 0, headerBytes, KeptBytes.KEEP);
          packet.clear();
          packet.add(header, 0);
          isCut = false;
          if (left == 0) {
            ended();
          }
        }
      } else {
        count = (int) Math.min(end - at, left);
        int room = isCut ? 0 : LARGEST_WHOLE - packet.size();
        packet.add(buffer, at, Math.min(count, room), place + at - start);
        if (count > room) {
          incomplete = true;
          isCut = true;
        }
        left -= count;
        if (left == 0) {
          ended();
        }
      }
      at += count;
    }
  }

  private boolean begins(ByteBuffer buffer, int start, int length) {
    if (length < headerBytes) {
      return false;
    }
    Placed first = new Placed();
    first.add(buffer, start, headerBytes, 0);
    return begins(first, length);
  }

  /** Whether a piece of {@code length} bytes begins with a packet. */
  boolean begins(Placed first, int length) {
    return first.uint32(0) >= headerBytes && first.uint32(0) <= length && isSmallType(first);
  }

  private void ended() {
    packets++;
    if (packet.size() == header.uint32(0)) {
      whole(packet);
    } else {
      beginning(packet);
    }
    header.clear();
    packet.clear();
  }

  /** Appends the rest of a packet to the dataset that is being put together. */
  final void addData(Placed piece, int from) {
    if (dataset.size() + piece.size() - from <= LARGEST_DATASET) {
      dataset.add(piece, from);
    } else {
      incomplete = true;
    }
  }

  final void beginData() {
    incomplete = false;
    dataset.clear();
  }

  /** The dataset is complete. */
  final void endData(Dialogue.Request request) {
    if (incomplete) {
      dataset.clear();
    } else if (DatasetMask.knows(request.operation())) {
      DatasetMask.apply(dataset, request.operation(), request.parameter(), kept);
    } else if (dataset.size() > JPEG_START && dataset.uint16(0) == 0xD8FF) {
      dataset.mark(kept, 0, JPEG_START, KeptBytes.KEEP);
    }
    dataset.clear();
    incomplete = true;
  }

  final void keep(Placed bytes, int from, int to) {
    bytes.mark(kept, from, Math.min(to, bytes.size()), KeptBytes.KEEP);
  }

  abstract boolean isType(Placed header);

  /** Whether a packet of this type can't hold more than numbers. */
  abstract boolean isSmallType(Placed header);

  /** The first bytes of a packet that is too large, or of which bytes are missing. */
  abstract void beginning(Placed packet);

  /** A packet of which every byte is there. */
  abstract void whole(Placed packet);
}
