package dev.ptpip.protocol.dataset;

import java.util.Arrays;
import java.util.Optional;

/** Says what a store is made of; UINT16 (MTP 1.1 §5.2.2.1). */
public enum StorageType {
  /** 0: not told. */
  UNDEFINED(0),
  /** 1: built in, not writable. */
  FIXED_ROM(1),
  /** 2: a medium that can be taken out, not writable. */
  REMOVABLE_ROM(2),
  /** 3: built in, writable. */
  FIXED_RAM(3),
  /** 4: a card. */
  REMOVABLE_RAM(4);

  private final int code;

  StorageType(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<StorageType> of(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
