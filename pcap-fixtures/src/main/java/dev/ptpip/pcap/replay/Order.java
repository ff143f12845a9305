package dev.ptpip.pcap.replay;

/** How strictly requests have to come as recorded. */
public enum Order {
  /** In the order of the recording; what only looks may be left out or repeated at once. */
  RECORDED,
  /** What only looks may come at any place. */
  LOOSE
}
