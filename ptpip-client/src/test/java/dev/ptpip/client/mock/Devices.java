package dev.ptpip.client.mock;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import java.util.Arrays;
import java.util.List;

/** DeviceInfos of cameras that do not exist. */
public final class Devices {
  private Devices() {}

  /** No vendor; all standard operations from GetDeviceInfo to InitiateOpenCapture. */
  public static DeviceInfo standard() {
    int[] operations = new int[0x1C];
    Arrays.setAll(operations, i -> 0x1001 + i);
    return device("Acme", 0, operations);
  }

  /** A maker, an extension id and operations. */
  public static DeviceInfo device(String manufacturer, int extension, int... operations) {
    return new DeviceInfo(
        100,
        extension,
        100,
        "",
        0,
        Arrays.stream(operations).mapToObj(OperationCode::new).toList(),
        List.of(EventCode.OBJECT_ADDED, EventCode.CAPTURE_COMPLETE),
        List.of(DevicePropertyCode.EXPOSURE_INDEX),
        List.of(ObjectFormatCode.EXIF_JPEG),
        List.of(ObjectFormatCode.EXIF_JPEG, ObjectFormatCode.ASSOCIATION),
        manufacturer,
        "One",
        "1.0",
        "0001");
  }
}
