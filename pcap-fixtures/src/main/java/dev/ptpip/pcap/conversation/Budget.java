package dev.ptpip.pcap.conversation;

/**
 * Memory that all running data phases of a reader have together, so that a capture of many can't
 * use more. Confined to the thread that reads.
 */
final class Budget {
  /** Enough for two data phases of 2.5 GiB, or 700 whose first 64 KiB are kept. */
  static final long BYTES = 48L * 1024 * 1024;

  private long left = BYTES;

  /** Takes {@code count} bytes if there are so many. */
  boolean take(long count) {
    if (count > left) {
      return false;
    }
    left -= count;
    return true;
  }

  void giveBack(long count) {
    left += count;
  }
}
