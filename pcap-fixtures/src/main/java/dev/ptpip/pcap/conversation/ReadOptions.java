package dev.ptpip.pcap.conversation;

/**
 * What a reader keeps of data phases, and its bounds.
 *
 * @param headBytes bytes at the beginning of each data phase that are kept in memory
 * @param sources whether data phases can be read again from the file
 * @param payload whether the listener is told of payload while it comes
 */
public record ReadOptions(int headBytes, Sources sources, Payload payload) {
  /** 64 KiB of each data phase in memory, everything can be read again from the file. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(64 * 1024, Sources.REMEMBERED, Payload.NOT_TOLD);

  /** For counting: nothing is kept of data phases. */
  public static final ReadOptions NOTHING_KEPT =
      new ReadOptions(0, Sources.FORGOTTEN, Payload.NOT_TOLD);

  /** Whether a reader remembers where in the file the bytes of data phases are. */
  public enum Sources {
    /** They are remembered; costs 8 bytes of memory for each frame of the running data phase. */
    REMEMBERED,
    /** They are not. */
    FORGOTTEN
  }

  /** Whether {@link ConversationListener#data} is called. */
  public enum Payload {
    /** It is. */
    TOLD,
    /** It is not. */
    NOT_TOLD
  }

  /** Checks the bound. */
  public ReadOptions {
    if (headBytes < 0 || headBytes > 64 * 1024 * 1024) {
      throw new IllegalArgumentException("0 to 64 MiB are kept in memory, not " + headBytes);
    }
  }

  /** Payload is not told while it comes. */
  public ReadOptions(int headBytes, Sources sources) {
    this(headBytes, sources, Payload.NOT_TOLD);
  }
}
