package dev.ptpip.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlagValuesTest {

  @ParameterizedTest
  @EnumSource(Flag.class)
  void everyFlagIsRead(Flag flag) {
    FlagValues values =
        flag.takesValue()
            ? FlagValues.parse(flag.spelling(), "some value")
            : FlagValues.parse(flag.spelling());
    assertThat(values.has(flag)).isTrue();
    assertThat(values.find(flag)).isEqualTo(flag.takesValue() ? "some value" : "");
    for (Flag other : Flag.values()) {
      assertThat(values.has(other)).as(other.spelling()).isEqualTo(other == flag);
    }
  }

  @Test
  void aValueMayFollowAnEqualsSign() {
    assertThat(FlagValues.parse("--until=sessions=2").get(Flag.PORT)).isEqualTo("15740");
    assertThat(FlagValues.parse("--until=sessions=2").find(Flag.UNTIL)).isEqualTo("sessions=2");
  }

  @Test
  void defaultsHoldWithoutTheFlag() {
    FlagValues none = FlagValues.parse();
    assertThat(none.get(Flag.CAMERA)).isEqualTo("nikon-d5300");
    assertThat(none.get(Flag.BIND)).isEqualTo("127.0.0.1");
    assertThat(none.find(Flag.CARD)).isNull();
    assertThat(none.has(Flag.PORT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--prot 0 | unknown flag --prot; did you mean --port?",
        "--readyfile x | unknown flag --readyfile; did you mean --ready-file?",
        "--verbsoe | unknown flag --verbsoe; did you mean --verbose?",
        "--pannier=off | unknown flag --pannier; see camera-simulator --help",
        "-p 0 | unknown flag -p; see camera-simulator --help",
        "a.pcapng b.pcapng | one file expected, \"a.pcapng\" and \"b.pcapng\" were given",
        "--port | --port needs a value: --port N",
        "--strict=yes | --strict takes no value, \"yes\" was given",
        "--port 0 --port 1 | --port is given twice",
        "--json --json | --json is given twice",
      })
  void whatIsWrongIsSaid(String line, String message) {
    assertThatThrownBy(() -> FlagValues.parse(line.split(" ", -1)))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.IMPOSSIBLE))
        .hasMessage(message);
  }
}
