package dev.ptpip.protocol.channel;

/**
 * How the sending side of a data phase ended.
 *
 * @param bytes payload bytes that were written
 * @param outcome whether all of them were
 */
public record SentData(long bytes, Outcome outcome) {
  /** The ways to end. */
  public enum Outcome {
    /** End_Data was written. */
    COMPLETE,
    /** The stop signal came between two packets; End_Data was not written. */
    STOPPED
  }

  /** Whether all was written. */
  public boolean isComplete() {
    return outcome == Outcome.COMPLETE;
  }
}
