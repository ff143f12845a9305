package dev.ptpip.conformance.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ptpip.conformance.model.BodyFacts.Kind;
import dev.ptpip.conformance.model.PropertyFacts.Form;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bodies whose facts this build carries, from {@code bodies.tsv}; read when asked for. */
public final class KnownBodies {
  private static final String FILE = "bodies.tsv";
  private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^ ]+");

  private KnownBodies() {}

  /** All of them. */
  public static List<BodyFacts> all() {
    return Holder.ALL;
  }

  private static final class Holder {
    static final List<BodyFacts> ALL = read();
  }

  /** One block of the file, as far as it was read. */
  private static final class Block {
    private final String[] head;
    private final Map<Kind, Set<Integer>> lists = new EnumMap<>(Kind.class);
    private final Map<Integer, PropertyFacts> described = new LinkedHashMap<>();

    private Block(String[] head) {
      this.head = head;
    }

    private BodyFacts facts() {
      return new BodyFacts(head[1], head[2], head[3], lists, described);
    }
  }

  private static List<BodyFacts> read() {
    List<Block> blocks = new ArrayList<>();
    try (InputStream in = KnownBodies.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          take(blocks, line.split("\t", -1));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE, unreadable);
    }
    return blocks.stream().map(Block::facts).toList();
  }

  private static void take(List<Block> blocks, String[] parts) {
    if (parts[0].equals("b")) {
      blocks.add(new Block(parts));
      return;
    }
    Block block = blocks.get(blocks.size() - 1);
    switch (parts[0]) {
      case "o" -> block.lists.put(Kind.OPERATION, codes(parts[1]));
      case "e" -> block.lists.put(Kind.EVENT, codes(parts[1]));
      case "c" -> block.lists.put(Kind.CAPTURE_FORMAT, codes(parts[1]));
      case "i" -> block.lists.put(Kind.IMAGE_FORMAT, codes(parts[1]));
      case "p" -> block.lists.put(Kind.PROPERTY, codes(parts[1]));
      case "d" ->
          block.described.put(
              Integer.parseInt(parts[1], 16), described(parts[2], parts[3], parts[4]));
      default -> throw new IllegalStateException(FILE + ": a line begins with " + parts[0]);
    }
  }

  private static Set<Integer> codes(String text) {
    Set<Integer> codes = new LinkedHashSet<>();
    for (String each : text.split(" ", -1)) {
      codes.add(Integer.parseInt(each, 16));
    }
    return codes;
  }

  private static PropertyFacts described(String type, String access, String form) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(form.substring(1));
    while (value.find()) {
      values.add(value.group());
    }
    return new PropertyFacts(
        type,
        access,
        switch (form.charAt(0)) {
          case 'n' -> Form.ANY;
          case 'r' -> Form.RANGE;
          case 'l' -> Form.LIST;
          default -> throw new IllegalStateException(FILE + ": no form: " + form);
        },
        values);
  }
}
