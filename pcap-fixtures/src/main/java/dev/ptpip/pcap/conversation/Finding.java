package dev.ptpip.pcap.conversation;

import java.time.Instant;

/**
 * Something that is not as the standard says, or that the capture can't explain.
 *
 * @param kind what sort of thing
 * @param sender who sent what it is about
 * @param route on which connection
 * @param rule id of the requirement that is not met, for example {@code PTPIP-DATA-03}; empty if
 *     none applies
 * @param text what was expected and what came
 * @param bytes the bytes of the stream that it is about
 * @param time time of the frame
 * @param frames the frames of the packet that it is about
 */
public record Finding(
    Kind kind,
    Side sender,
    Route route,
    String rule,
    String text,
    ByteRange bytes,
    Instant time,
    FrameRange frames)
    implements Entry {
  /** Sorts of findings. */
  public enum Kind {
    /** A deviation that leaves the meaning readable. */
    ANOMALY,
    /** A packet that does not have the layout of its type. */
    MALFORMED,
    /** A data phase that is not as long as was announced. */
    DATA_LENGTH,
    /** Data, a response or a cancel of a transaction that was not requested. */
    ORPHAN,
    /** A packet that the state of the conversation, its sender or its connection forbids. */
    UNEXPECTED,
    /** An Event connection whose command connection is not known. */
    UNPAIRED
  }
}
