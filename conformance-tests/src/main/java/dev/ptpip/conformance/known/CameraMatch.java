package dev.ptpip.conformance.known;

import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.protocol.dataset.DeviceInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which cameras an entry is about: {@code NIKON D5300, firmware <= 3.60}.
 *
 * @param model model, with or without its maker
 * @param operator how firmware is compared; empty for any firmware
 * @param firmware with what, as numbers with dots between them
 */
public record CameraMatch(String model, String operator, String firmware) {
  private static final Pattern GRAMMAR =
      Pattern.compile("([^,]+?)\\s*(?:,\\s*firmware\\s*(<=|>=|<|>|=)?\\s*(\\S+))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static CameraMatch parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "camera: MODEL or MODEL, firmware <= 1.00 expected, not \"" + text + "\"");
    }
    String version = Optional.ofNullable(matcher.group(3)).orElse("");
    if (!version.isEmpty() && !NUMBER.matcher(version).find()) {
      throw new IllegalArgumentException("camera: firmware has no number: \"" + text + "\"");
    }
    String operator = Optional.ofNullable(matcher.group(2)).orElse(version.isEmpty() ? "" : "=");
    return new CameraMatch(matcher.group(1).strip(), operator, version);
  }

  /** The camera that says this of itself, with just its firmware. */
  static Optional<CameraMatch> of(TargetFacts facts) {
    return facts
        .info()
        .map(
            info -> {
              boolean comparable = NUMBER.matcher(info.deviceVersion()).find();
              return new CameraMatch(
                  name(info).replace(',', ' '),
                  comparable ? "=" : "",
                  comparable ? info.deviceVersion().replaceAll("\\s+", "") : "");
            });
  }

  private static String name(DeviceInfo info) {
    return info.model().startsWith(info.manufacturer())
        ? info.model()
        : info.manufacturer() + " " + info.model();
  }

  /** Whether it is about a camera that says this of itself. */
  public boolean matches(TargetFacts facts) {
    return facts
        .info()
        .filter(
            info ->
                (model.equalsIgnoreCase(info.model())
                        || model.equalsIgnoreCase(name(info))
                        || model.equalsIgnoreCase(
                            info.manufacturer().replaceFirst(" .*", "") + " " + info.model())
                        || model.equalsIgnoreCase(name(info).replace(',', ' ')))
                    && (operator.isEmpty() || compares(info.deviceVersion())))
        .isPresent();
  }

  private boolean compares(String actual) {
    int order = compare(actual, firmware);
    return switch (operator) {
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      default -> order == 0;
    };
  }

  /** Number by number: 1.9 is before 1.10. */
  private static int compare(String one, String other) {
    int[] left = numbers(one);
    int[] right = numbers(other);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(i < left.length ? left[i] : 0, i < right.length ? right[i] : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int[] numbers(String version) {
    return NUMBER
        .matcher(version)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group()))
        .toArray();
  }

  /** As the file has it. */
  @Override
  public String toString() {
    String test = operator.equals("=") ? "" : operator + " ";
    return model
        + (operator.isEmpty() ? "" : ", firmware " + test.toLowerCase(Locale.ROOT) + firmware);
  }
}
