package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code get} and {@code set}. */
class SettingCommandsTest {
  private final VirtualCamera camera;
  private final String host;

  SettingCommandsTest() throws IOException {
    camera = VirtualCamera.builder().start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  @Test
  void setsAndGetsByTheNamesThatPeopleUse() {
    CliRun set = CliRun.of("ptpip", "set", host, "iso=800", "shutter=1/125");
    assertThat(set.err()).isEmpty();
    assertThat(set.exitCode()).isZero();
    assertThat(set.out()).isEqualTo("iso=800\nshutter=1/125\n");

    CliRun get = CliRun.of("ptpip", "get", host, "iso", "shutter", "--json");
    assertThat(get.out()).isEqualTo("{\"iso\":800,\"shutter\":\"1/125\"}\n");
    assertThat(get.err()).isEmpty();
  }

  @Test
  void setTellsAsJson() {
    assertThat(CliRun.of("ptpip", "set", host, "iso=400", "--json").out())
        .isEqualTo("{\"iso\":400}\n");
  }

  @Test
  void allAddsTypeAccessDefaultAndChoices() {
    CliRun run = CliRun.of("ptpip", "get", host, "iso", "battery", "--all");
    assertThat(run.out())
        .contains("ExposureIndex (0x500F), UINT16, read-write")
        .contains("\n  default   ")
        .contains("\n  choices   100, 125, ")
        .contains("BatteryLevel (0x5001), UINT8, read-only")
        .contains("\n  range     ");
    assertThat(CliRun.of("ptpip", "get", host, "iso").out()).doesNotContain("choices");
  }

  @Test
  void allTellsAsJson() {
    assertThat(CliRun.of("ptpip", "get", host, "iso", "battery", "--all", "--json").out())
        .contains("\"property\":\"ExposureIndex\",\"code\":\"0x500F\",\"type\":\"UINT16\"")
        .contains("\"access\":\"read-write\"", "\"choices\":[100,125,", "\"range\":{\"from\":");
  }

  @Test
  void withoutNamesItTellsEverySetting() {
    CliRun run = CliRun.of("ptpip", "get", host);
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().size()).isGreaterThanOrEqualTo(20);
    assertThat(run.outLines()).allMatch(line -> line.contains("="));
  }

  @Test
  void aNameThatNobodyKnowsHasItsNearest() {
    CliRun run = CliRun.of("ptpip", "get", host, "shuter");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("ptpip: no setting \"shuter\"; did you mean shutter?\n");
  }

  @Test
  void aSettingOfOtherCamerasIsNotThere() {
    CliRun run = CliRun.of("ptpip", "get", host, "copyright");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("ptpip: D5300 has no copyright (");
  }

  @Test
  void nothingIsSetWhenOneValueIsImpossible() {
    CliRun set = CliRun.of("ptpip", "set", host, "iso=800", "shutter=fast");
    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err()).startsWith("ptpip: shutter: \"fast\" is no value");
    assertThat(set.out()).isEmpty();
    assertThat(CliRun.of("ptpip", "get", host, "iso").out()).isNotEqualTo("iso=800\n");
  }

  @Test
  void whatCannotBeSetIsNotTried() {
    CliRun run = CliRun.of("ptpip", "set", host, "battery=50");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("ptpip: battery cannot be set at this camera now: it is read-only\n");
  }

  @Test
  void anAssignmentNeedsAnEqualsSign() {
    CliRun run = CliRun.of("ptpip", "set", host, "iso");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("ptpip: set: NAME=VALUE expected, for example iso=800, not \"iso\"\n");
    assertThat(CliRun.of("ptpip", "set", host).err()).contains("NAME=VALUE is missing");
  }
}
