package dev.ptpip.protocol.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of one packet with a comment per field, as golden vectors and documents write them. A line
 * is hexadecimal bytes, two or more spaces, and {@code Name = value} with whatever else explains
 * it; several fields on one line are separated by commas. A line without {@code " = "} goes on with
 * the bytes of the line above.
 */
public final class AnnotatedHex {
  private static final Pattern LINE =
      Pattern.compile("\\s*((?:[0-9a-f]{2})(?: [0-9a-f]{2})*)(?:\\s{2,}(.*\\S))?\\s*");
  private static final Pattern FIELD = Pattern.compile("([A-Z]\\w*\\??) = (.*)");
  private static final Pattern NEXT_FIELD = Pattern.compile(", (?=[A-Z]\\w* = )");

  /** What is said about a field: its name, its value, and an explanation. */
  public record Said(String name, String comment) {}

  private record Line(List<Said> fields, StringBuilder hex) {}

  private AnnotatedHex() {}

  /** All bytes of {@code text}. */
  public static Bytes bytes(String text) {
    StringBuilder hex = new StringBuilder();
    for (Line line : parse(text)) {
      hex.append(line.hex());
    }
    return Bytes.ofHex(hex);
  }

  /** What is said about the fields, in order. */
  public static List<Said> said(String text) {
    return parse(text).stream().flatMap(line -> line.fields().stream()).toList();
  }

  /**
   * All bytes of {@code text}, after checking that its lines are the packet's fields: the right
   * bytes, the right names, and comments that begin with the right values.
   */
  public static Bytes checkedBytes(String text) {
    Bytes packet = bytes(text);
    String expected = PacketFields.annotate(packet);
    List<PacketFields.Field> actual = PacketFields.of(packet);
    int at = 0;
    for (Line line : parse(text)) {
      StringBuilder hex = new StringBuilder();
      for (Said said : line.fields()) {
        assertThat(at).as("field %s in%n%s", said.name(), expected).isLessThan(actual.size());
        PacketFields.Field field = actual.get(at++);
        assertThat(said.name()).as("name of a field in%n%s", expected).isEqualTo(field.name());
        assertThat(said.comment())
            .as("comment of %s in%n%s", field.name(), expected)
            .matches(Pattern.compile(Pattern.quote(field.value()) + "(\\W.*)?"));
        if (field.name().equals("PacketType") && said.comment().contains(" ")) {
          assertThat(said.comment())
              .isEqualTo(field.value() + " " + PacketFields.typeName(packet.at(4)));
        }
        hex.append(field.bytes().toHex());
      }
      assertThat(line.hex())
          .as("bytes of %s in%n%s", line.fields(), expected)
          .hasToString(hex + "");
    }
    assertThat(at).as("number of fields in%n%s", expected).isEqualTo(actual.size());
    return packet;
  }

  private static List<Line> parse(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as("a line of bytes and comment: %s", line).isTrue();
      String hex = matcher.group(1).replace(" ", "");
      String comment = matcher.group(2) == null ? "" : matcher.group(2);
      List<Said> fields = new ArrayList<>();
      for (String part : NEXT_FIELD.split(comment, -1)) {
        Matcher field = FIELD.matcher(part);
        if (field.matches()) {
          fields.add(new Said(field.group(1), field.group(2)));
        }
      }
      if (fields.isEmpty() && !lines.isEmpty()) {
        lines.get(lines.size() - 1).hex().append(hex);
      } else {
        lines.add(new Line(fields, new StringBuilder(hex)));
      }
    }
    return lines;
  }
}
