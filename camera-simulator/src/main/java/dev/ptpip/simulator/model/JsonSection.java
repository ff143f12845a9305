package dev.ptpip.simulator.model;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a model file: takes its members one by one, and refuses what nobody took. Confined
 * to the thread that loads the file.
 */
final class JsonSection {
  private static final int MAX_HEX = 34;
  private static final int SHORT_HEX = 17;
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private final ModelText source;
  private final String path;
  private final Json.Members members;
  private final Set<String> known = new LinkedHashSet<>();

  private JsonSection(ModelText source, String path, Json.Members members) {
    this.source = source;
    this.path = path;
    this.members = members;
  }

  /** The whole file. */
  static JsonSection file(ModelText source) {
    Json json = JsonParser.parse(source);
    if (json instanceof Json.Members all) {
      return new JsonSection(source, "", all);
    }
    throw source.problem(json.at(), "an object expected, not " + json.kind());
  }

  /** A problem at a character of the file. */
  CameraModelException problem(int at, String where, String text) {
    String full = path.isEmpty() || where.isEmpty() ? path + where : path + "." + where;
    return source.problem(at, full.isEmpty() ? text : full + ": " + text);
  }

  /** A problem with the value of {@code key}, or with the section if it has none. */
  CameraModelException problem(String key, String text) {
    Json.Member member = members.values().get(key);
    return problem(member == null ? members.at() : member.value().at(), key, text);
  }

  boolean has(String key) {
    known.add(key);
    return members.values().containsKey(key);
  }

  private @Nullable Json find(String key) {
    known.add(key);
    Json.Member member = members.values().get(key);
    return member == null ? null : member.value();
  }

  Json value(String key) {
    Json value = find(key);
    if (value == null) {
      throw problem(members.at(), "", "\"" + key + "\" is missing");
    }
    return value;
  }

  String text(String key) {
    return text(key, value(key));
  }

  String text(String key, String otherwise) {
    Json value = find(key);
    return value == null ? otherwise : text(key, value);
  }

  String text(String where, Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw problem(value.at(), where, "a text expected, not " + value.kind());
  }

  /** A number, or a text with a hexadecimal one ({@code "0x500D"}). */
  BigInteger integer(String where, Json value) {
    if (value instanceof Json.Whole whole) {
      return whole.value();
    }
    if (value instanceof Json.Text text) {
      String hex = text.value();
      if (hex.length() > 2 && hex.length() <= MAX_HEX && hex.startsWith("0x") && isHex(hex)) {
        return hex.length() <= SHORT_HEX
            ? BigInteger.valueOf(Long.parseLong(hex, 2, hex.length(), 16))
            : new BigInteger(hex.substring(2), 16);
      }
    }
    throw problem(value.at(), where, "a number expected, not " + value.kind());
  }

  List<BigInteger> integers(String where, Json value) {
    if (value instanceof Json.Items items) {
      return items.values().stream().map(each -> integer(where, each)).toList();
    }
    throw problem(value.at(), where, "a list of numbers expected, not " + value.kind());
  }

  private static boolean isHex(String text) {
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  long number(String key, long min, long max) {
    return number(key, value(key), min, max);
  }

  long number(String key, long min, long max, long otherwise) {
    Json value = find(key);
    return value == null ? otherwise : number(key, value, min, max);
  }

  private long number(String where, Json value, long min, long max) {
    BigInteger number = integer(where, value);
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max).min(MAX_LONG)) > 0) {
      throw problem(
          value.at(), where, "a number from " + min + " to " + max + " expected, not " + number);
    }
    return number.longValue();
  }

  boolean flag(String key, boolean otherwise) {
    Json value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Json.Flag flag) {
      return flag.value();
    }
    throw problem(value.at(), key, "true or false expected, not " + value.kind());
  }

  /** A time such as {@code "180 ms"}, {@code "1.5 s"}, {@code "2 min"}. */
  Duration time(String key, Duration otherwise) {
    Json value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Json.Text text) {
      int space = text.value().indexOf(' ');
      long unit = space < 1 ? 0 : nanos(text.value().substring(space + 1));
      if (unit > 0 && isTime(text.value().substring(0, space))) {
        return Duration.ofNanos(
            (long) (Double.parseDouble(text.value().substring(0, space)) * unit));
      }
    }
    throw problem(
        value.at(),
        key,
        "a time such as \"180 ms\", \"1.5 s\" or \"2 min\" expected, not " + value.kind());
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "min" -> 60_000_000_000L;
      default -> 0;
    };
  }

  /** At most six digits, with at most one point in between. */
  private static boolean isTime(String number) {
    int points = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == '.' && i > 0 && i < number.length() - 1) {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return points <= 1 && number.length() <= 7;
  }

  /** One of the constants, written in lower case with hyphens. */
  <E extends Enum<E>> E word(String key, E[] constants) {
    return word(key, value(key), constants);
  }

  <E extends Enum<E>> E word(String key, E[] constants, E otherwise) {
    Json value = find(key);
    return value == null ? otherwise : word(key, value, constants);
  }

  /** One of {@code words}; {@code otherwise} if the key is left out. */
  String word(String key, String otherwise, List<String> words) {
    Json value = find(key);
    if (value == null) {
      return otherwise;
    }
    String word = text(key, value);
    if (!words.contains(word)) {
      throw noWord(value, key, word, words);
    }
    return word;
  }

  private CameraModelException noWord(Json value, String key, String word, List<String> words) {
    return problem(
        value.at(),
        key,
        "\"%s\" is none of %s%s"
            .formatted(word, String.join(", ", words), NearestName.hint(word, words)));
  }

  private <E extends Enum<E>> E word(String key, Json value, E[] constants) {
    String word = text(key, value);
    for (E constant : constants) {
      if (isWritten(constant.name(), word)) {
        return constant;
      }
    }
    throw noWord(value, key, word, Arrays.stream(constants).map(JsonSection::written).toList());
  }

  private static boolean isWritten(String name, String word) {
    int length = name.length();
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      char expected = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
      if (word.charAt(i) != expected) {
        return false;
      }
    }
    return true;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The numbers of a list. */
  List<Integer> codes(String key, int max) {
    List<Integer> codes = new ArrayList<>();
    for (Json item : items(key)) {
      codes.add((int) number(key + "[" + codes.size() + "]", item, 0, max));
    }
    return codes;
  }

  List<Json> items(String key) {
    Json value = value(key);
    if (value instanceof Json.Items items) {
      return items.values();
    }
    throw problem(value.at(), key, "a list expected, not " + value.kind());
  }

  JsonSection section(String key) {
    return section(key, value(key));
  }

  private JsonSection section(String where, Json value) {
    if (value instanceof Json.Members inner) {
      return new JsonSection(source, path.isEmpty() ? where : path + "." + where, inner);
    }
    throw problem(value.at(), where, "an object expected, not " + value.kind());
  }

  /** The objects of a list. */
  List<JsonSection> sections(String key) {
    List<JsonSection> sections = new ArrayList<>();
    for (Json item : items(key)) {
      sections.add(section(key + "[" + sections.size() + "]", item));
    }
    return sections;
  }

  /** The names of all members, for sections whose names are free. */
  Set<String> names() {
    return members.values().keySet();
  }

  /** Where the name of a member begins. */
  int nameAt(String key) {
    Json.Member member = members.values().get(key);
    return member == null ? members.at() : member.at();
  }

  /** Refuses members that nothing asked for. */
  void finish() {
    for (Map.Entry<String, Json.Member> entry : members.values().entrySet()) {
      String name = entry.getKey();
      if (!known.contains(name)) {
        throw problem(
            entry.getValue().at(),
            "",
            "nothing is called \"" + name + "\" here" + NearestName.hint(name, known));
      }
    }
  }

  /** What a constructor does not like about the values of this section. */
  CameraModelException refused(IllegalArgumentException cause) {
    return problem(members.at(), "", String.valueOf(cause.getMessage()));
  }
}
