package dev.ptpip.protocol.dataset;

import java.util.Optional;

/** What an initiator may do with a property: the GetSet field, UINT8 (MTP 1.1 §5.1.2.1). */
public enum PropertyAccess {
  /** 0: read only. */
  GET(0),
  /** 1: read and set. */
  GET_SET(1);

  private final int code;

  PropertyAccess(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<PropertyAccess> of(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
