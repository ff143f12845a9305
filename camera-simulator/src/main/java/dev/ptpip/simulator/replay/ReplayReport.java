package dev.ptpip.simulator.replay;

import java.util.List;

/**
 * What became of a replay.
 *
 * @param asked requests that came
 * @param answered requests that were answered as recorded, or initiators refused as recorded
 * @param unrecorded requests that were not: the first ones
 * @param unrecordedCount how many of those there were
 * @param unplayed recorded transactions that nobody has asked for, of the conversations that were
 *     played
 */
public record ReplayReport(
    long asked, long answered, List<Unrecorded> unrecorded, long unrecordedCount, long unplayed) {
  /** Copies the list. */
  public ReplayReport {
    unrecorded = List.copyOf(unrecorded);
  }

  /** Whether something was asked, and everything of it was recorded. */
  public boolean isGood() {
    return answered > 0 && unrecordedCount == 0;
  }
}
