package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.dataset.DeviceInfo;

/**
 * What a camera writes about itself into each picture.
 *
 * @param make tag Make
 * @param model tag Model
 * @param software tag Software: the firmware
 * @param serial tag BodySerialNumber
 * @param lens tag LensModel; empty without lens
 */
public record CameraTags(String make, String model, String software, String serial, String lens) {
  /** What a camera says that describes itself in this way. */
  public static CameraTags of(DeviceInfo info, String lens) {
    return new CameraTags(
        info.manufacturer(), info.model(), info.deviceVersion(), info.serialNumber(), lens);
  }
}
