package dev.ptpip.protocol.dataset;

import java.util.Arrays;
import java.util.Optional;

/** Says how the objects of a store are arranged; UINT16 (MTP 1.1 §5.2.2.2). */
public enum FilesystemType {
  /** 0: not told. */
  UNDEFINED(0),
  /** 1: no folders. */
  GENERIC_FLAT(1),
  /** 2: folders. */
  GENERIC_HIERARCHICAL(2),
  /** 3: folders and names after the Design rule for Camera File system. */
  DCF(3);

  private final int code;

  FilesystemType(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<FilesystemType> of(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
