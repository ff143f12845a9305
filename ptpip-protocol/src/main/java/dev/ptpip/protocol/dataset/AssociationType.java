package dev.ptpip.protocol.dataset;

import java.util.Arrays;
import java.util.Optional;

/** Says what ties the objects of an association together; UINT16 (MTP 1.1 §3.6.2). */
public enum AssociationType {
  /** 0: not told, or no association. */
  UNDEFINED(0),
  /** 1: a folder. */
  GENERIC_FOLDER(1),
  /** 2: an album. */
  ALBUM(2),
  /** 3: taken one after the other. */
  TIME_SEQUENCE(3),
  /** 4: side by side. */
  HORIZONTAL_PANORAMIC(4),
  /** 5: one above the other. */
  VERTICAL_PANORAMIC(5),
  /** 6: a grid. */
  PANORAMIC_2D(6),
  /** 7: data that belongs to another object. */
  ANCILLARY_DATA(7);

  private final int code;

  AssociationType(int code) {
    this.code = code;
  }

  /** The value with this number, if the standard defines one. */
  public static Optional<AssociationType> of(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
