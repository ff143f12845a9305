package dev.ptpip.simulator.model;

/**
 * A lens as the body sees it.
 *
 * @param name its maker's name for it
 * @param shortestFocalLength hundredths of a millimetre
 * @param longestFocalLength hundredths of a millimetre; the same for a prime lens
 * @param widestAperture hundredths of an f-number, wide open at the shortest focal length
 * @param widestApertureTele hundredths of an f-number, wide open at the longest focal length
 */
public record Lens(
    String name,
    int shortestFocalLength,
    int longestFocalLength,
    int widestAperture,
    int widestApertureTele) {

  /** Checks ranges. */
  public Lens {
    if (shortestFocalLength < 1 || longestFocalLength < shortestFocalLength) {
      throw new IllegalArgumentException(
          "a lens has focal lengths from short to long, not %d to %d (hundredths of a mm)"
              .formatted(shortestFocalLength, longestFocalLength));
    }
    if (widestAperture < 50 || widestApertureTele < widestAperture) {
      throw new IllegalArgumentException(
          "a lens has f-numbers from 50 (f/0.5) on, the long end no wider, not %d and %d"
              .formatted(widestAperture, widestApertureTele));
    }
  }
}
