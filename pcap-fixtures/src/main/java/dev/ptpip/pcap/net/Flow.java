package dev.ptpip.pcap.net;

import dev.ptpip.protocol.io.Bytes;
import java.util.TreeMap;

/** One direction of a TCP connection. Confined to the thread that reads. */
public final class Flow {
  static final long NONE = Long.MIN_VALUE;

  final TreeMap<Long, Segment> pending = new TreeMap<>();

  /** Whether {@link #next} is known. */
  boolean started;

  /** Whether a frame of this direction was seen. */
  boolean seen;

  /** Sequence number of the next byte to be told. */
  int next;

  /** Offset of that byte. */
  long offset;

  /** Offset up to which the receiver has acknowledged. */
  long acknowledged = NONE;

  /** Offset of the FIN. */
  long end = NONE;

  boolean finished;

  /** Segments in a row that are far from where they should be. */
  int strange;

  /** Bytes that came out of order; those that were in a frame of their own are read again. */
  record Segment(
      long offset,
      int length,
      int captured,
      long needs,
      long place,
      Bytes copy,
      long frame,
      long nanos) {
    long end() {
      return offset + length;
    }

    Segment needing(long other) {
      return new Segment(offset, length, captured, other, place, copy, frame, nanos);
    }

    /** What is behind the first {@code count} bytes. */
    Segment behind(int count) {
      int there = Math.max(0, captured - count);
      boolean isCopy = place == Chunk.NO_PLACE;
      return new Segment(
          offset + count,
          length - count,
          there,
          needs,
          isCopy ? place : place + Math.min(count, captured),
          isCopy ? copy.slice(copy.size() - there, copy.size()) : copy,
          frame,
          nanos);
    }
  }

  /** Whether anything that this side sent was captured. */
  public boolean isSeen() {
    return seen;
  }

  /** Offset in the stream of the next byte that will be told. */
  public long offset() {
    return offset;
  }

  void start(int sequence) {
    started = true;
    next = sequence;
    offset = 0;
  }

  void advance(long count) {
    next += (int) count;
    offset += count;
  }

  /** Whether everything up to an offset was told, or can't be expected to be captured. */
  boolean hasTold(long upTo) {
    return upTo <= offset || !seen || (end != NONE && offset >= end);
  }

  /** The offset that a sequence number stands for, by its distance from the next byte. */
  long offsetOf(int sequence) {
    return offset + (sequence - next);
  }
}
