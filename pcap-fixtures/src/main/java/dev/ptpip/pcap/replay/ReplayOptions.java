package dev.ptpip.pcap.replay;

import java.time.Duration;

/**
 * How a recording is sent.
 *
 * @param order whether events have to come where they were recorded
 * @param bytes how much of data is compared
 * @param timeout how long the camera may be silent
 */
public record ReplayOptions(Order order, Compared bytes, Duration timeout) {
  /** Structure, in the recorded order, 30 s. */
  public static final ReplayOptions DEFAULT =
      new ReplayOptions(Order.RECORDED, Compared.STRUCTURE, Duration.ofSeconds(30));

  /** How much of data is compared. */
  public enum Compared {
    /** What kind of dataset it is, and its types. */
    STRUCTURE,
    /** Each byte, with handles mapped. */
    EXACT
  }
}
