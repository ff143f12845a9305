package dev.ptpip.simulator.replay;

/** When events come. */
public enum Pace {
  /** As long behind the transactions before them as in the recording. */
  RECORDED,
  /** As soon as the order of the recording allows. */
  AT_ONCE
}
