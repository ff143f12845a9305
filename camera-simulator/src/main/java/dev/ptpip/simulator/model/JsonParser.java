package dev.ptpip.simulator.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259), as far as model files need it: no fractions, no null, no member twice,
 * every value with its place. Small on purpose: it runs at each start of a camera, before anything
 * is compiled, and a general library takes several times as long to load. Confined to its thread.
 */
final class JsonParser {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_DIGITS = 50;
  private static final int LONG_DIGITS = 18;
  private static final int END = -1;

  private final ModelText source;
  private final String text;
  private int next;
  private int depth;

  private JsonParser(ModelText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * Reads a whole file.
   *
   * @throws CameraModelException with file, line and column, if it is not such a JSON text
   */
  static Json parse(ModelText source) {
    JsonParser parser = new JsonParser(source);
    parser.skipSpace();
    if (parser.peek() == END) {
      throw parser.problem("the file is empty");
    }
    Json value = parser.value();
    parser.skipSpace();
    if (parser.peek() != END) {
      throw parser.problem("nothing may follow the end of the object");
    }
    return value;
  }

  private CameraModelException problem(String what) {
    return source.problem(next, what);
  }

  private CameraModelException expected(String what) {
    return problem(
        what
            + " expected, "
            + (peek() == END ? "the file ends" : "'" + text.charAt(next) + "' came"));
  }

  private int peek() {
    return next < text.length() ? text.charAt(next) : END;
  }

  private void skipSpace() {
    while (next < text.length()) {
      char c = text.charAt(next);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      next++;
    }
  }

  private void take(char c) {
    if (peek() != c) {
      throw expected("'" + c + "'");
    }
    next++;
  }

  private Json value() {
    int at = next;
    int first = peek();
    if (first == '"') {
      return new Json.Text(at, string());
    }
    if (first == '{' || first == '[') {
      if (++depth > MAX_DEPTH) {
        throw problem("more than " + MAX_DEPTH + " levels");
      }
      Json inner = first == '{' ? new Json.Members(at, members()) : new Json.Items(at, items());
      depth--;
      return inner;
    }
    if (first == '-' || isDigit(first)) {
      return new Json.Whole(at, number());
    }
    return word(at);
  }

  private Json word(int at) {
    if (text.startsWith("true", at)) {
      next = at + 4;
      return new Json.Flag(at, true);
    }
    if (text.startsWith("false", at)) {
      next = at + 5;
      return new Json.Flag(at, false);
    }
    if (text.startsWith("null", at)) {
      throw problem("null stands for nothing here; leave the member out");
    }
    throw expected("a value");
  }

  private List<Json> items() {
    List<Json> items = new ArrayList<>();
    take('[');
    skipSpace();
    if (peek() == ']') {
      next++;
      return items;
    }
    while (true) {
      items.add(value());
      if (ends(']')) {
        return items;
      }
    }
  }

  private Map<String, Json.Member> members() {
    Map<String, Json.Member> members = new LinkedHashMap<>();
    take('{');
    skipSpace();
    if (peek() == '}') {
      next++;
      return members;
    }
    while (true) {
      int at = next;
      if (peek() != '"') {
        throw expected("a name in quotation marks");
      }
      String name = string();
      skipSpace();
      take(':');
      skipSpace();
      if (members.put(name, new Json.Member(at, value())) != null) {
        throw source.problem(at, "\"" + name + "\" is there twice");
      }
      if (ends('}')) {
        return members;
      }
    }
  }

  /** Takes a comma and goes to what follows, or takes the end. */
  private boolean ends(char end) {
    skipSpace();
    if (peek() == end) {
      next++;
      return true;
    }
    if (peek() != ',') {
      throw expected("',' or '" + end + "'");
    }
    next++;
    skipSpace();
    return false;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private BigInteger number() {
    int from = next;
    if (peek() == '-') {
      next++;
    }
    int digits = next;
    while (isDigit(peek())) {
      next++;
    }
    int count = next - digits;
    if (count == 0) {
      throw expected("a digit");
    }
    if (count > 1 && text.charAt(digits) == '0') {
      next = digits;
      throw problem("a number does not begin with 0");
    }
    if (count > MAX_DIGITS) {
      next = from;
      throw problem("a number has at most " + MAX_DIGITS + " digits");
    }
    if (peek() == '.' || peek() == 'e' || peek() == 'E') {
      throw problem("numbers here have no fraction and no exponent");
    }
    String number = text.substring(from, next);
    return count <= LONG_DIGITS
        ? BigInteger.valueOf(Long.parseLong(number))
        : new BigInteger(number);
  }

  private String string() {
    int from = ++next;
    while (true) {
      int c = peek();
      if (c == '"') {
        return text.substring(from, next++);
      }
      if (c == '\\') {
        return escaped(from);
      }
      checkInString(c);
      next++;
    }
  }

  private void checkInString(int c) {
    if (c == END) {
      throw expected("'\"'");
    }
    if (c < ' ') {
      throw problem("a line break or control character in a text must be escaped");
    }
  }

  private String escaped(int from) {
    StringBuilder built = new StringBuilder(text.substring(from, next));
    while (true) {
      int c = peek();
      next++;
      if (c == '"') {
        return built.toString();
      }
      if (c == '\\') {
        built.append(escape());
      } else {
        next--;
        checkInString(c);
        next++;
        built.append((char) c);
      }
    }
  }

  private char escape() {
    int c = peek();
    next++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        next--;
        throw expected("one of \" \\ / b f n r t u behind \\");
      }
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() == END ? END : Character.digit(text.charAt(next), 16);
      if (digit < 0 || text.charAt(next) > 'f') {
        throw expected("a hexadecimal digit");
      }
      value = value << 4 | digit;
      next++;
    }
    return (char) value;
  }
}
