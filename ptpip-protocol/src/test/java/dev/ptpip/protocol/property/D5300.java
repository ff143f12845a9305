package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.Arrays;
import java.util.stream.LongStream;

/** What a D5300 (firmware 1.03, 18-140 mm lens) offers; DethCount/ptpip-d5300 report. */
final class D5300 {
  static final PropertyForm EXPOSURE_TIME =
      values(
          DataType.UINT32,
          2,
          3,
          4,
          5,
          6,
          8,
          10,
          12,
          15,
          20,
          25,
          31,
          40,
          50,
          62,
          80,
          100,
          125,
          166,
          200,
          250,
          333,
          400,
          500,
          666,
          769,
          1000,
          1250,
          1666,
          2000,
          2500,
          3333,
          4000,
          5000,
          6250,
          7692,
          10000,
          13000,
          16000,
          20000,
          25000,
          30000,
          40000,
          50000,
          60000,
          80000,
          100000,
          130000,
          150000,
          200000,
          250000,
          300000,
          0xFFFFFFFDL,
          0xFFFFFFFFL);

  static final PropertyForm SHUTTER_SPEED =
      new PropertyForm.Enumeration(
          LongStream.of(
                  0x10FA0,
                  0x10C80,
                  0x109C4,
                  0x107D0,
                  0x10640,
                  0x104E2,
                  0x103E8,
                  0x10320,
                  0x10280,
                  0x101F4,
                  0x10190,
                  0x10140,
                  0x100FA,
                  0x100C8,
                  0x100A0,
                  0x1007D,
                  0x10064,
                  0x10050,
                  0x1003C,
                  0x10032,
                  0x10028,
                  0x1001E,
                  0x10019,
                  0x10014,
                  0x1000F,
                  0x1000D,
                  0x1000A,
                  0x10008,
                  0x10006,
                  0x10005,
                  0x10004,
                  0x10003,
                  0xA0019,
                  0x10002,
                  0xA0010,
                  0xA000D,
                  0x10001,
                  0xD000A,
                  0x10000AL,
                  0x20001,
                  0x19000A,
                  0x30001,
                  0x40001,
                  0x50001,
                  0x60001,
                  0x80001,
                  0xA0001,
                  0xD0001,
                  0xF0001,
                  0x140001,
                  0x190001,
                  0x1E0001,
                  0xFFFFFFFDL,
                  0xFFFFFFFFL)
              .<PropertyValue>mapToObj(raw -> PropertyValue.of(DataType.UINT32, raw))
              .toList());

  static final PropertyForm F_NUMBER =
      values(
          DataType.UINT16,
          350,
          400,
          450,
          500,
          560,
          630,
          710,
          800,
          900,
          1000,
          1100,
          1300,
          1400,
          1600,
          1800,
          2000,
          2200);

  static final PropertyForm EXPOSURE_INDEX =
      values(
          DataType.UINT16,
          100,
          125,
          160,
          200,
          250,
          320,
          400,
          500,
          640,
          800,
          1000,
          1250,
          1600,
          2000,
          2500,
          3200,
          4000,
          5000,
          6400,
          8000,
          10000,
          12800,
          16000,
          20000,
          25600);

  static final PropertyForm EXPOSURE_BIAS =
      values(
          DataType.INT16,
          -5000,
          -4666,
          -4333,
          -4000,
          -3666,
          -3333,
          -3000,
          -2666,
          -2333,
          -2000,
          -1666,
          -1333,
          -1000,
          -666,
          -333,
          0,
          333,
          666,
          1000,
          1333,
          1666,
          2000,
          2333,
          2666,
          3000,
          3333,
          3666,
          4000,
          4333,
          4666,
          5000);

  static final PropertyForm WHITE_BALANCE =
      values(DataType.UINT16, 2, 4, 5, 6, 7, 0x8010, 0x8011, 0x8013);

  static final PropertyForm COMPRESSION = values(DataType.UINT8, 0, 1, 2, 4, 5, 6, 7);

  static final PropertyForm CAPTURE_MODE =
      values(DataType.UINT16, 1, 2, 0x8010, 0x8011, 0x8014, 0x8015, 0x8016);

  static final PropertyForm EXPOSURE_PROGRAM =
      values(
          DataType.UINT16,
          1,
          2,
          3,
          4,
          0x8010,
          0x8011,
          0x8012,
          0x8013,
          0x8014,
          0x8016,
          0x8017,
          0x8018,
          0x8019);

  static final PropertyForm FOCUS_AREA =
      values(DataType.UINT16, 2, 0x8010, 0x8011, 0x8012, 0x8013, 0x8014);

  static final PropertyForm IMAGE_SIZE =
      new PropertyForm.Enumeration(
          Arrays.asList(
              PropertyValue.text("6000x4000"),
              PropertyValue.text("4496x3000"),
              PropertyValue.text("2992x2000")));

  private D5300() {}

  static PropertyForm values(DataType type, long... numbers) {
    return new PropertyForm.Enumeration(
        Arrays.stream(numbers)
            .<PropertyValue>mapToObj(number -> PropertyValue.of(type, number))
            .toList());
  }

  static PropertyForm range(DataType type, long minimum, long maximum, long step) {
    return new PropertyForm.Range(
        PropertyValue.of(type, minimum),
        PropertyValue.of(type, maximum),
        PropertyValue.of(type, step));
  }
}
