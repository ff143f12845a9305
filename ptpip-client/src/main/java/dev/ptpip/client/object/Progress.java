package dev.ptpip.client.object;

/** Is told how far a transfer is; called often, on the thread of the transfer. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, total) -> {};

  /** The total of a transfer whose size is not known. */
  long UNKNOWN = -1;

  /**
   * The transfer has come this far.
   *
   * @param done bytes of the object that are there, those of an earlier attempt included
   * @param total bytes of the object, or {@link #UNKNOWN}
   */
  void at(long done, long total);
}
