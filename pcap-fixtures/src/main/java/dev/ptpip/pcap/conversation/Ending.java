package dev.ptpip.pcap.conversation;

import java.time.Instant;

/**
 * The end of a connection.
 *
 * @param sender who ended it; for the end of a capture, the initiator
 * @param route which connection
 * @param how in which way
 * @param time when
 * @param frames the frame that ended it
 */
public record Ending(Side sender, Route route, How how, Instant time, FrameRange frames)
    implements Entry {
  /** Ways to end. */
  public enum How {
    /** Closed in order (FIN); the first of the two sides is told. */
    CLOSED,
    /** Reset (RST), or the USB device has gone. */
    RESET,
    /** A new connection took the same addresses and ports. */
    REPLACED,
    /** The capture ended while the connection was open. */
    CAPTURE_END
  }
}
