package dev.ptpip.simulator.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rule of one line:
 *
 * <pre>{@code
 * TRIGGER [#N] [@PLACE] [if CONDITION] [, every N] [, times N] [, chance P%] [, on WIRES] : ACTION, ...
 * }</pre>
 *
 * An action is {@code word}, {@code word=text} or {@code word={name: text, ...}}; a text with
 * {@code , : { }} in it stands between quotes.
 */
final class SpecParser {
  private static final Pattern OPTION =
      Pattern.compile("\\G[\\s,]*(?:#\\s*|@\\s*|(if|nth|every|times|chance|at|on)\\s+)");
  private static final Pattern TRIGGER_END =
      Pattern.compile("[#@,:]|\\s(?:if|nth|every|times|chance|on)\\s|(?<=\\S)\\sat\\s");

  private final String line;
  private final RuleReader reader;
  private int at;

  SpecParser(String line, Words words) {
    this.line = line;
    this.reader = new RuleReader(words);
  }

  Rule parse() {
    int start = skipBlanks(0);
    Matcher end = TRIGGER_END.matcher(line);
    at = end.find(start) ? end.start() : line.length();
    String trigger = line.substring(start, at);
    located(start, () -> reader.trigger(trigger));
    while (at < line.length() && line.charAt(at) != ':') {
      option();
    }
    if (at >= line.length()) {
      throw new RuleSyntaxException("\":\" and an action expected, as in GetObject#1@50%:drop=3s")
          .at(line.length());
    }
    int colon = at++;
    do {
      action();
    } while (at < line.length());
    return located(colon + 1, reader::build);
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    return next;
  }

  private void option() {
    Matcher option = OPTION.matcher(line);
    if (!option.find(at)) {
      int place = skipBlanks(at);
      if (place < line.length() && line.charAt(place) == ':') {
        at = place;
        return;
      }
      throw new RuleSyntaxException(
              "#, @, if, nth, every, times, chance, at, on or \":\" expected, not \""
                  + line.substring(place)
                  + "\"")
          .at(place);
    }
    String sign = option.group().strip().replaceFirst("^[\\s,]*", "");
    String key = sign.equals("#") ? "nth" : sign.equals("@") ? "at" : sign;
    at = option.end();
    int start = at;
    String value = key.equals("if") ? text(":,") : word();
    located(start, () -> reader.key(key, Argument.of(value)));
  }

  /** Up to a blank or a sign. */
  private String word() {
    if (at < line.length() && line.charAt(at) == '"') {
      return text(":,");
    }
    int start = at;
    while (at < line.length() && " \t#@,:".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  /** Up to one of {@code ends}, or what stands between quotes. */
  private String text(String ends) {
    at = skipBlanks(at);
    if (at < line.length() && line.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at).strip();
  }

  private String quoted() {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        at++;
      }
      text.append(line.charAt(at++));
    }
    if (at == line.length()) {
      throw new RuleSyntaxException("a closing quote expected").at(start);
    }
    at = skipBlanks(at + 1);
    return text.toString();
  }

  private void action() {
    int start = skipBlanks(at);
    at = start;
    String word = text("=,;");
    Argument argument = Argument.none();
    if (at < line.length() && line.charAt(at) == '=') {
      at++;
      argument = argument();
    }
    if (at < line.length() && ",;".indexOf(line.charAt(at)) < 0) {
      throw new RuleSyntaxException("\",\" and another action expected").at(at);
    }
    at++;
    Argument found = argument;
    located(start, () -> reader.action(word, found));
  }

  private Argument argument() {
    at = skipBlanks(at);
    if (at >= line.length() || line.charAt(at) != '{') {
      return Argument.of(text(",;"));
    }
    int start = at++;
    Map<String, String> fields = new LinkedHashMap<>();
    while (true) {
      String name = text(":,}");
      if (at >= line.length() || line.charAt(at) != ':') {
        throw new RuleSyntaxException("a name, \":\" and a value expected").at(start);
      }
      at++;
      fields.put(name, text(",}"));
      if (at >= line.length()) {
        throw new RuleSyntaxException("\"}\" expected").at(start);
      }
      if (line.charAt(at++) == '}') {
        at = skipBlanks(at);
        return Argument.of(fields);
      }
    }
  }

  private static <T> T located(int place, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuleSyntaxException wrong) {
      throw wrong.at(place);
    }
  }
}
