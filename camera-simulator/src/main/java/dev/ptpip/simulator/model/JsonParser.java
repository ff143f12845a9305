package dev.ptpip.simulator.model;

import java.math.BigInteger;
import java.nio.CharBuffer;
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
  private final char[] text;
  private int next;
  private int depth;

  private JsonParser(ModelText source) {
    this.source = source;
    this.text = source.text().toCharArray();
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
        what + " expected, " + (peek() == END ? "the file ends" : "'" + text[next] + "' came"));
  }

  private int peek() {
    return next < text.length ? text[next] : END;
  }

  private void skipSpace() {
    int at = next;
    while (at < text.length) {
      char c = text[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        break;
      }
      at++;
    }
    next = at;
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
    if (has("true", at)) {
      next = at + 4;
      return new Json.Flag(at, true);
    }
    if (has("false", at)) {
      next = at + 5;
      return new Json.Flag(at, false);
    }
    if (has("null", at)) {
      throw problem("null stands for nothing here; leave the member out");
    }
    throw expected("a value");
  }

  private boolean has(String word, int at) {
    return at + word.length() <= text.length
        && word.contentEquals(CharBuffer.wrap(text, at, word.length()));
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
    long value = 0;
    while (isDigit(peek())) {
      value = value * 10 + text[next] - '0'; // what is too large is read again below
      next++;
    }
    int count = next - digits;
    if (count == 0) {
      throw expected("a digit");
    }
    if (count > 1 && text[digits] == '0') {
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
    return count <= LONG_DIGITS
        ? BigInteger.valueOf(digits == from ? value : -value)
        : new BigInteger(String.valueOf(text, from, next - from));
  }

  private String string() {
    int from = ++next;
    int at = from;
    while (at < text.length && text[at] != '"' && text[at] != '\\' && text[at] >= ' ') {
      at++;
    }
    next = at;
    int c = peek();
    if (c == '\\') {
      return escaped(from);
    }
    checkInString(c);
    next++;
    return String.valueOf(text, from, at - from);
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
    StringBuilder built = new StringBuilder().append(text, from, next - from);
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
      int digit = peek() == END ? END : Character.digit(text[next], 16);
      if (digit < 0 || text[next] > 'f') {
        throw expected("a hexadecimal digit");
      }
      value = value << 4 | digit;
      next++;
    }
    return (char) value;
  }
}
