package dev.ptpip.protocol.dataset;

import java.util.Arrays;
import java.util.Optional;

/** Says what an initiator may do with a store; UINT16 (MTP 1.1 §5.2.2.3). */
public enum AccessCapability {
  /** 0: everything. */
  READ_WRITE(0),
  /** 1: read only, nothing can be deleted. */
  READ_ONLY(1),
  /** 2: read and delete. */
  READ_ONLY_WITH_DELETION(2);

  private final int code;

  AccessCapability(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<AccessCapability> of(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
