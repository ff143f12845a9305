package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;

/** Reads form flags and what they ask for. */
final class FormReader {
  private FormReader() {}

  /** Reads the form of a device property: flags 0 to 2, every other one is kept as it came. */
  static PropertyForm device(DataType type, DataReader in) {
    int at = in.offset();
    int flag = in.uint8("FormFlag");
    return flag <= PropertyForm.Enumeration.FLAG
        ? readCommon(flag, type, in)
        : readUnknown(flag, at, in, "PTP-PROP-02");
  }

  /** Reads the form of an object property: flags 0 to 6 and 0xFF. */
  static PropertyForm object(DataType type, DataReader in) {
    int at = in.offset();
    int flag = in.uint8("FormFlag");
    return switch (flag) {
      case PropertyForm.DateTime.FLAG -> new PropertyForm.DateTime();
      case PropertyForm.FixedLengthArray.FLAG ->
          new PropertyForm.FixedLengthArray(in.uint32("Length"));
      case PropertyForm.RegularExpression.FLAG ->
          new PropertyForm.RegularExpression(in.string("RegEx"));
      case PropertyForm.ByteArray.FLAG -> new PropertyForm.ByteArray(in.uint32("MaxLength"));
      case PropertyForm.LongString.FLAG -> new PropertyForm.LongString(in.uint32("MaxLength"));
      default ->
          flag <= PropertyForm.Enumeration.FLAG
              ? readCommon(flag, type, in)
              : readUnknown(flag, at, in, "MTP-OPROP-06");
    };
  }

  private static PropertyForm readCommon(int flag, DataType type, DataReader in) {
    return switch (flag) {
      case PropertyForm.None.FLAG -> PropertyForm.none();
      case PropertyForm.Range.FLAG ->
          new PropertyForm.Range(
              PropertyValue.read(type, in, "MinimumValue"),
              PropertyValue.read(type, in, "MaximumValue"),
              PropertyValue.read(type, in, "StepSize"));
      default -> {
        int at = in.offset();
        int count = in.uint16("NumberOfValues");
        yield new PropertyForm.Enumeration(
            in.elements(
                "SupportedValue",
                at,
                count,
                PropertyValue.minimumBytes(type),
                each -> PropertyValue.read(type, each, "SupportedValue")));
      }
    };
  }

  private static PropertyForm readUnknown(int flag, int at, DataReader in, String rule) {
    in.report(
        Anomaly.Kind.UNDEFINED_VALUE,
        at,
        "FormFlag",
        rule,
        "form flag 0x%02X is not defined, %d bytes kept".formatted(flag, in.remaining()));
    return new PropertyForm.Unknown(flag, in.rest("FORM"));
  }
}
