package dev.ptpip.protocol.code;

/** The six open code spaces. */
public enum CodeFamily {
  /** Operation codes, 0x1xxx and 0x9xxx. */
  OPERATION("operation", "operations"),
  /** Response codes, 0x2xxx and 0xAxxx. */
  RESPONSE("response", "responses"),
  /** Event codes, 0x4xxx and 0xCxxx. */
  EVENT("event", "events"),
  /** Object format codes, 0x3xxx and 0xBxxx. */
  OBJECT_FORMAT("object format", "formats"),
  /** Device property codes, 0x5xxx and 0xDxxx. */
  DEVICE_PROPERTY("device property", "device-properties"),
  /** Object property codes, 0xDCxx. */
  OBJECT_PROPERTY("object property", "object-properties");

  private final String noun;
  private final String fileName;

  CodeFamily(String noun, String fileName) {
    this.noun = noun;
    this.fileName = fileName;
  }

  /** What one member is called in messages: "operation", "object format". */
  public String noun() {
    return noun;
  }

  /** The code of this family with this number. */
  public Code code(int raw) {
    return switch (this) {
      case OPERATION -> new OperationCode(raw);
      case RESPONSE -> new ResponseCode(raw);
      case EVENT -> new EventCode(raw);
      case OBJECT_FORMAT -> new ObjectFormatCode(raw);
      case DEVICE_PROPERTY -> new DevicePropertyCode(raw);
      case OBJECT_PROPERTY -> new ObjectPropertyCode(raw);
    };
  }

  /** Last part of the name of the resource with a vendor's codes of this family. */
  String fileName() {
    return fileName;
  }
}
