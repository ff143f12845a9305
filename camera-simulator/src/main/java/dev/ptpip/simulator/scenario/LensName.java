package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.model.Lens;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lenses by their makers' names, which say everything: {@code NIKKOR Z 24-70mm f/4 S}. */
final class LensName {
  private static final Pattern NAME =
      Pattern.compile(
          ".*?(\\d{1,4}(?:\\.\\d)?)(?:\\s*-\\s*(\\d{1,4}(?:\\.\\d)?))?\\s*mm.*?"
              + "\\b[fF]/?\\s*(\\d{1,2}(?:\\.\\d{1,2})?)(?:\\s*-\\s*(\\d{1,2}(?:\\.\\d{1,2})?))?.*");

  private LensName() {}

  static Lens parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "none, or a lens with focal length and f-number as in NIKKOR Z 24-70mm f/4 S expected,"
              + " not \""
              + name
              + "\"");
    }
    int shortest = hundredths(parts.group(1));
    int widest = hundredths(parts.group(3));
    return new Lens(
        name.strip(),
        shortest,
        parts.group(2) == null ? shortest : hundredths(parts.group(2)),
        widest,
        parts.group(4) == null ? widest : hundredths(parts.group(4)));
  }

  private static int hundredths(String number) {
    return new BigDecimal(number).movePointRight(2).intValueExact();
  }
}
