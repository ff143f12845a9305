package dev.ptpip.pcap.conversation;

import java.time.Instant;

/**
 * One TCP connection of a conversation, or the pipes of a USB device.
 *
 * @param initiator its end at the initiator
 * @param responder its end at the responder
 * @param stream number of the TCP connection in the file, from 0 in order of appearance, as
 *     Wireshark's {@code tcp.stream} counts; 0 for USB
 * @param opened time of the first frame that was seen of it
 * @param beginning whether its first bytes were seen
 */
public record Connection(
    Endpoint initiator, Endpoint responder, long stream, Instant opened, Beginning beginning) {
  /** Whether the capture has a connection from its first byte on. */
  public enum Beginning {
    /** From the first byte on. */
    SEEN,
    /** The capture began in the middle of it. */
    MISSED
  }
}
