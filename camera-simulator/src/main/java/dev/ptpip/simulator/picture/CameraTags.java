package dev.ptpip.simulator.picture;

/**
 * What a camera writes about itself into each picture.
 *
 * @param make tag Make
 * @param model tag Model
 * @param software tag Software: the firmware
 * @param serial tag BodySerialNumber
 * @param lens tag LensModel; empty without lens
 */
public record CameraTags(String make, String model, String software, String serial, String lens) {}
