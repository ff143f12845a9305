package dev.ptpip.pcap.conversation;

import java.time.Instant;

/**
 * Bytes of a stream that were not decoded.
 *
 * @param sender whose bytes
 * @param route on which connection
 * @param cause why
 * @param bytes which ones
 * @param time when decoding went on
 * @param frames the frames before and after the gap
 */
public record Gap(
    Side sender, Route route, Cause cause, ByteRange bytes, Instant time, FrameRange frames)
    implements Entry {
  /** Why bytes were not decoded. */
  public enum Cause {
    /** Segments are not in the capture. */
    MISSING,
    /** Frames were cut when they were captured (snap length). */
    SNAPPED,
    /** The capture began in the middle of a packet. */
    MID_STREAM,
    /** They are no packets, or belong to a packet whose beginning is missing. */
    UNDECODABLE
  }
}
