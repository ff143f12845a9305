package dev.ptpip.conformance.book;

import java.util.Locale;

/** What it takes to test a requirement. */
public enum RunClass {
  /** Checked on the traffic of all cases. */
  PASSIVE,
  /** Reads only. */
  SAFE,
  /** Creates, deletes, changes or takes pictures. */
  WRITES,
  /** Malformed or out-of-order traffic, which may wedge a camera until its power is cycled. */
  DISRUPTIVE,
  /** Needs a hand on the body: eject the card, turn a dial. */
  SIMULATOR,
  /** The client is under test; the suite plays the camera. */
  MOCK,
  /** A matter of encoding, checked on the datasets that come. */
  UNIT,
  /** Nothing to judge, only to report. */
  INFO;

  static RunClass of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
