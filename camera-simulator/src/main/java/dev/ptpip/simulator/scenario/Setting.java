package dev.ptpip.simulator.scenario;

/**
 * A setting of a camera by the name that people use, whatever property the model keeps it in.
 *
 * @param name as in scenario files and on the command line: {@code iso}
 */
public record Setting(String name) {
  /** ISO sensitivity. */
  public static final Setting ISO = new Setting("iso");

  /** Exposure time. */
  public static final Setting SHUTTER = new Setting("shutter");

  /** F-number. */
  public static final Setting APERTURE = new Setting("aperture");

  /** The mode dial. */
  public static final Setting MODE = new Setting("mode");

  @Override
  public String toString() {
    return name;
  }
}
