package dev.ptpip.protocol.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of one packet with a comment per field, as golden vectors and documents write them. A line
 * is hexadecimal bytes, two or more spaces, {@code Name = value}, and whatever else explains it; a
 * line without {@code " = "} goes on with the field above.
 */
public final class AnnotatedHex {
  private static final Pattern LINE =
      Pattern.compile("\\s*((?:[0-9a-f]{2})(?: [0-9a-f]{2})*)(?:\\s{2,}(.*\\S))?\\s*");
  private static final Pattern FIELD = Pattern.compile("(\\S+) = (.*)");

  private record Field(String name, String comment, StringBuilder hex) {}

  private AnnotatedHex() {}

  /** All bytes of {@code text}. */
  public static Bytes bytes(String text) {
    StringBuilder hex = new StringBuilder();
    parse(text).forEach(field -> hex.append(field.hex()));
    return Bytes.ofHex(hex);
  }

  /**
   * All bytes of {@code text}, after checking that its lines are the packet's fields: the right
   * bytes, the right names, and comments that begin with the right values.
   */
  public static Bytes checkedBytes(String text) {
    Bytes packet = bytes(text);
    List<Field> written = parse(text);
    List<PacketFields.Field> actual = PacketFields.of(packet);
    assertThat(written)
        .as("fields of%n%s", PacketFields.annotate(packet))
        .extracting(field -> field.hex() + " " + field.name())
        .containsExactlyElementsOf(
            actual.stream().map(field -> field.bytes().toHex() + " " + field.name()).toList());
    for (int i = 0; i < actual.size(); i++) {
      String value = actual.get(i).value();
      assertThat(written.get(i).comment())
          .as("comment of %s in%n%s", actual.get(i).name(), PacketFields.annotate(packet))
          .matches(Pattern.compile(Pattern.quote(value) + "(\\W.*)?"));
    }
    return packet;
  }

  private static List<Field> parse(String text) {
    List<Field> fields = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as("a line of bytes and comment: %s", line).isTrue();
      String hex = matcher.group(1).replace(" ", "");
      String comment = matcher.group(2) == null ? "" : matcher.group(2);
      Matcher field = FIELD.matcher(comment);
      if (field.matches()) {
        fields.add(new Field(field.group(1), field.group(2), new StringBuilder(hex)));
      } else {
        assertThat(fields).as("a field to go on with: %s", line).isNotEmpty();
        fields.get(fields.size() - 1).hex().append(hex);
      }
    }
    return fields;
  }
}
