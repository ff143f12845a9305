package dev.ptpip.simulator.vendor.nikon;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a picture.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PixelSize(int width, int height) {
  private static final Pattern TEXT = Pattern.compile("(\\d{2,5})x(\\d{2,5})");

  /** Reads a value of ImageSize 0x5003, {@code 6000x4000}; empty if it is none. */
  static Optional<PixelSize> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
