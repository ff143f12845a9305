package dev.ptpip.pcap.replay;

/**
 * What became of a replay.
 *
 * @param recorded transactions of the recording
 * @param sent requests that were sent
 * @param answered responses that came
 * @param compared answers that were compared with recorded ones
 * @param divergences how many differences there were
 */
public record ReplayResult(
    long recorded, long sent, long answered, long compared, long divergences) {
  /** Whether something was compared, everything was answered, and nothing differed. */
  public boolean isGood() {
    return compared > 0 && answered > 0 && divergences == 0;
  }

  ReplayResult plus(ReplayResult other) {
    return new ReplayResult(
        recorded + other.recorded,
        sent + other.sent,
        answered + other.answered,
        compared + other.compared,
        divergences + other.divergences);
  }
}
