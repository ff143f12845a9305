package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;

/** The model and the codes that tests of this package use. */
final class Models {
  static final CameraModel D5300 = CameraModels.load("nikon-d5300");
  static final DevicePropertyCode SHUTTER_SPEED = new DevicePropertyCode(0xD100);
  static final DevicePropertyCode COMMENT = new DevicePropertyCode(0xD090);
  static final DevicePropertyCode EMPTY_ENUMERATION = new DevicePropertyCode(0xD201);
  static final DevicePropertyCode FLEXIBLE_PROGRAM = new DevicePropertyCode(0xD109);
  static final DevicePropertyCode UNKNOWN = new DevicePropertyCode(0x5FFF);

  private Models() {}
}
