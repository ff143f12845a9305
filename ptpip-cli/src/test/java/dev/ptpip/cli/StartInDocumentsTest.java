package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents show of the start of a camera is what is printed, but for ports and process. */
class StartInDocumentsTest {
  private static final Pattern START =
      Pattern.compile("^\\$ (?:bin/)?camera-simulator\\n((?:.+\\n)*?READY .*)$", Pattern.MULTILINE);

  private static String text(String document) throws IOException {
    return Files.readString(CliDocument.file().resolve("../..").normalize().resolve(document));
  }

  private static String masked(String text) {
    return text.replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS").replaceAll("pid=[0-9]+", "PID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/cli.md"})
  void theLinesUpToReady(String document) throws Exception {
    Matcher shown = START.matcher(text(document));
    assertThat(shown.find()).as("a start in %s", document).isTrue();
    try (RunningCamera camera = RunningCamera.start()) {
      List<String> lines = camera.stop().outLines();
      List<String> start = lines.subList(0, lines.indexOf(camera.ready()) + 1);
      assertThat(masked(shown.group(1))).isEqualTo(masked(String.join("\n", start)));
    }
  }

  @Test
  void theMembersOfTheReadyFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ready.json");
    try (RunningCamera camera = RunningCamera.start("--ready-file", file.toString())) {
      String written = Files.readString(file);
      assertThat(written).contains(camera.host());
      assertThat(text("docs/cli.md")).contains("```json\n" + withExampleNumbers(written));
    }
  }

  private static String withExampleNumbers(String json) {
    return json.strip()
        .replaceFirst("\"ptpip\":\"[^\"]*\"", "\"ptpip\":\"127.0.0.1:15740\"")
        .replaceFirst("\"port\":[0-9]+", "\"port\":15740")
        .replaceFirst("\"panel\":\"[^\"]*\"", "\"panel\":\"http://127.0.0.1:15780\"")
        .replaceFirst("\"pid\":[0-9]+", "\"pid\":4121");
  }
}
