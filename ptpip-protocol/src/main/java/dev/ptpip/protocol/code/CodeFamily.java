package dev.ptpip.protocol.code;

/** The six open code spaces. */
public enum CodeFamily {
  /** Operation codes, 0x1xxx and 0x9xxx. */
  OPERATION,
  /** Response codes, 0x2xxx and 0xAxxx. */
  RESPONSE,
  /** Event codes, 0x4xxx and 0xCxxx. */
  EVENT,
  /** Object format codes, 0x3xxx and 0xBxxx. */
  OBJECT_FORMAT,
  /** Device property codes, 0x5xxx and 0xDxxx. */
  DEVICE_PROPERTY,
  /** Object property codes, 0xDCxx. */
  OBJECT_PROPERTY
}
