package dev.ptpip.protocol.dataset;

import java.util.Arrays;
import java.util.Optional;

/** Says whether an object can be changed; UINT16 (MTP 1.1 §5.3.1.3). */
public enum ProtectionStatus {
  /** 0: it can. */
  NONE(0),
  /** 1: it can be neither changed nor deleted. */
  READ_ONLY(1),
  /** 0x8002: its data can't be changed, its properties can (MTP). */
  READ_ONLY_DATA(0x8002),
  /** 0x8003: its data can't be read (MTP). */
  NON_TRANSFERABLE_DATA(0x8003);

  private final int code;

  ProtectionStatus(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<ProtectionStatus> of(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
