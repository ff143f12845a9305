package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The fields of a DeviceInfo that sabotages change. Confined to one thread. */
final class DeviceInfoEdit {
  int standardVersion;
  int vendorExtensionId;
  int functionalMode;
  final List<OperationCode> operations;
  final List<EventCode> events;
  final List<ObjectFormatCode> captureFormats;
  final List<ObjectFormatCode> imageFormats;
  String serialNumber;

  private DeviceInfoEdit(DeviceInfo from) {
    standardVersion = from.standardVersion();
    vendorExtensionId = from.vendorExtensionId();
    functionalMode = from.functionalMode();
    operations = new ArrayList<>(from.operations());
    events = new ArrayList<>(from.events());
    captureFormats = new ArrayList<>(from.captureFormats());
    imageFormats = new ArrayList<>(from.imageFormats());
    serialNumber = from.serialNumber();
  }

  /** Has every DeviceInfo of a camera changed before it goes out. */
  static Consumer<VirtualCameraBuilder> of(Consumer<DeviceInfoEdit> change) {
    return Tampering.deviceInfo(
        info -> {
          DeviceInfoEdit edit = new DeviceInfoEdit(info);
          change.accept(edit);
          return edit.over(info);
        });
  }

  private DeviceInfo over(DeviceInfo rest) {
    return new DeviceInfo(
        standardVersion,
        vendorExtensionId,
        rest.vendorExtensionVersion(),
        rest.vendorExtensionDesc(),
        functionalMode,
        operations,
        events,
        rest.deviceProperties(),
        captureFormats,
        imageFormats,
        rest.manufacturer(),
        rest.model(),
        rest.deviceVersion(),
        serialNumber,
        rest.trailing());
  }
}
