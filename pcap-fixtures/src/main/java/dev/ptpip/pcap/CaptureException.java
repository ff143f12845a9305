package dev.ptpip.pcap;

import java.io.IOException;

/**
 * A capture can't be read any further; the message says at which frame and byte, and what was
 * expected.
 */
public class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long frame;
  private final long offset;

  /**
   * A file that is not as it should be.
   *
   * @param frame number of the frame, from 1; 0 before the first one
   * @param offset byte of the file at which the trouble begins
   * @param problem what was expected and what came
   */
  public CaptureException(long frame, long offset, String problem) {
    super("frame " + frame + ", byte " + offset + ": " + problem);
    this.frame = frame;
    this.offset = offset;
  }

  /** Number of the frame, from 1; 0 before the first one. */
  public long frame() {
    return frame;
  }

  /** Byte of the file at which the trouble begins. */
  public long offset() {
    return offset;
  }
}
