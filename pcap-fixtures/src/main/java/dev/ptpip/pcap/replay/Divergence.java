package dev.ptpip.pcap.replay;

/**
 * Something that came otherwise than in the recording.
 *
 * @param conversation number of the recorded conversation
 * @param scene number of the recorded transaction; 0 for what belongs to none
 * @param asked what was asked, in words
 * @param kind what differs
 * @param recorded what the recording has, decoded
 * @param came what came instead, decoded
 */
public record Divergence(
    int conversation, int scene, String asked, Kind kind, String recorded, String came) {
  /** What can differ. */
  public enum Kind {
    /** The handshake. */
    HANDSHAKE,
    /** The response code, or that there is a response at all. */
    RESPONSE,
    /** Parameters of the response. */
    PARAMETERS,
    /** Whether there is data, and what kind of dataset it is. */
    STRUCTURE,
    /** Bytes of the data. */
    BYTES,
    /** An event that did not come. */
    EVENT
  }
}
