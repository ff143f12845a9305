package dev.ptpip.conformance.book;

import java.util.Locale;

/** Whom a requirement binds. */
public enum Role {
  /** The camera. */
  RESPONDER,
  /** The client. */
  INITIATOR,
  /** Either side. */
  BOTH;

  /** Whether the camera is bound. */
  public boolean bindsResponder() {
    return this != INITIATOR;
  }

  /** Whether the client is bound. */
  public boolean bindsInitiator() {
    return this != RESPONDER;
  }

  static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
