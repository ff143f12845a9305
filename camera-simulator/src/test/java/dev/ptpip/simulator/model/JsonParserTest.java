package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonParserTest {

  private static Json parse(String text) {
    return JsonParser.parse(new ModelText("f", text));
  }

  @Test
  void valuesOfEveryKindAreRead() {
    Json json = parse(" {\"a\": [1, -20, true, false, \"x\"], \"b\": {}, \"c\": []} \r\n");
    assertThat(json).isInstanceOf(Json.Members.class);
    Json.Members members = (Json.Members) json;
    assertThat(members.values().keySet()).containsExactly("a", "b", "c");
    assertThat(members.values())
        .containsEntry(
            "a",
            new Json.Member(
                2,
                new Json.Items(
                    7,
                    List.of(
                        new Json.Whole(8, BigInteger.ONE),
                        new Json.Whole(11, BigInteger.valueOf(-20)),
                        new Json.Flag(16, true),
                        new Json.Flag(22, false),
                        new Json.Text(29, "x")))))
        .containsEntry("c", new Json.Member(44, new Json.Items(49, List.of())));
  }

  @Test
  void escapesAreUndone() {
    assertThat(parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\uDE00z\""))
        .isEqualTo(new Json.Text(0, "a\"\\/\b\f\n\r\tä\uD83D\uDE00z"));
  }

  @Test
  void longNumbersKeepEveryDigit() {
    assertThat(parse("340282366920938463463374607431768211455"))
        .isEqualTo(new Json.Whole(0, BigInteger.TWO.pow(128).subtract(BigInteger.ONE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ` `             | f:1:2  the file is empty
          `{} x`          | f:1:4  nothing may follow the end of the object
          `{"a" 1}`       | f:1:6  ':' expected, '1' came
          `{"a": 1,}`     | f:1:9  a name in quotation marks expected, '}' came
          `{a: 1}`        | f:1:2  a name in quotation marks expected, 'a' came
          `[1 2]`         | f:1:4  ',' or ']' expected, '2' came
          `[1,]`          | f:1:4  a value expected, ']' came
          `[1`            | f:1:3  ',' or ']' expected, the file ends
          `"abc`          | f:1:5  '"' expected, the file ends
          `"a\\x"`        | f:1:4  one of " \\ / b f n r t u behind \\ expected, 'x' came
          `"\\u12G4"`     | f:1:6  a hexadecimal digit expected, 'G' came
          `01`            | f:1:1  a number does not begin with 0
          `-`             | f:1:2  a digit expected, the file ends
          `1.0`           | f:1:2  numbers here have no fraction and no exponent
          `1e3`           | f:1:2  numbers here have no fraction and no exponent
          `null`          | f:1:1  null stands for nothing here; leave the member out
          `nul`           | f:1:1  a value expected, 'n' came
          `{"a":1,"a":2}` | f:1:8  "a" is there twice
          """)
  void mistakesAreShownWithTheirPlace(String text, String message) {
    assertThatThrownBy(() -> parse(text.replace("\\\\", "\\")))
        .isInstanceOf(CameraModelException.class)
        .hasMessage(message.replace("\\\\", "\\"));
  }

  @Test
  void linesAreCounted() {
    assertThatThrownBy(() -> parse("{\n  \"a\":\n    ?\n}"))
        .hasMessage("f:3:5  a value expected, '?' came");
    assertThatThrownBy(() -> parse("\"a\nb\""))
        .hasMessage("f:1:3  a line break or control character in a text must be escaped");
  }

  @Test
  void depthAndDigitsAreLimited() {
    assertThat(parse("[".repeat(16) + "]".repeat(16))).isNotNull();
    assertThatThrownBy(() -> parse("[".repeat(1_000_000)))
        .hasMessage("f:1:17  more than 16 levels");
    assertThatThrownBy(() -> parse("9".repeat(51)))
        .hasMessage("f:1:1  a number has at most 50 digits");
  }
}
