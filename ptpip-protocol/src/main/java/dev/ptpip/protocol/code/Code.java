package dev.ptpip.protocol.code;

/**
 * A number of one of the six open code spaces. A code without a name is a normal value; {@link
 * CodeBook} gives names, and none of these types knows one.
 */
public sealed interface Code
    permits OperationCode,
        ResponseCode,
        EventCode,
        ObjectFormatCode,
        DevicePropertyCode,
        ObjectPropertyCode {
  /** The number as it is on the wire. */
  int raw();

  /** The space that the number belongs to. */
  CodeFamily family();
}
