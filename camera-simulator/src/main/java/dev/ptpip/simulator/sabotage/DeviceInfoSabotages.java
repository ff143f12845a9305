package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of DeviceInfo. */
final class DeviceInfoSabotages implements SabotageGroup {
  private static final int NIKON = 0x0000_000A;
  private static final int SLEEP = 1;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "withoutSerialNumber", cutBeforeSerialNumber(),
        "versionTwo", DeviceInfoEdit.of(info -> info.standardVersion = 200),
        "withoutGetThumb",
            DeviceInfoEdit.of(info -> info.operations.remove(OperationCode.GET_THUMB)),
        "propertyAmongEvents", DeviceInfoEdit.of(info -> info.events.add(new EventCode(0x5001))),
        "operationTwice",
            DeviceInfoEdit.of(info -> info.operations.add(OperationCode.GET_DEVICE_INFO)),
        "shortSerialNumber", DeviceInfoEdit.of(info -> info.serialNumber = "2000001"),
        "extensionOfNikon", DeviceInfoEdit.of(info -> info.vendorExtensionId = NIKON),
        "asleep", DeviceInfoEdit.of(info -> info.functionalMode = SLEEP),
        "picturesOnly", DeviceInfoEdit.of(DeviceInfoSabotages::picturesOnly));
  }

  /** The dataset ends where the length of the serial number should be. */
  private static Consumer<VirtualCameraBuilder> cutBeforeSerialNumber() {
    return Tampering.data(
            OperationCode.GET_DEVICE_INFO, (exchange, data) -> data.slice(0, data.size() - 1))
        .andThen(DeviceInfoEdit.of(info -> info.serialNumber = ""));
  }

  private static void picturesOnly(DeviceInfoEdit info) {
    info.captureFormats.retainAll(List.of(ObjectFormatCode.EXIF_JPEG));
    info.imageFormats.retainAll(info.captureFormats);
  }
}
