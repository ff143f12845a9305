package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.client.ClientCases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gphoto2 of this machine is judged, with the list of what is known of it. */
class Gphoto2ClientIT {
  private static final Path RESOURCES =
      Path.of(System.getProperty("ptpip.root", "."))
          .resolve("ptpip-cli/src/test/resources/dev/ptpip/cli/gphoto2")
          .toAbsolutePath();

  private final Path folder;

  Gphoto2ClientIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void gphoto2IsThere() throws Exception {
    Docker.need("gphoto2");
  }

  private Launched judge(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("check-client", "--jobs", "6", "-o", "report"));
    all.addAll(List.of(words));
    all.addAll(
        List.of(
            "--",
            "sh",
            RESOURCES.resolve("get-all-files.sh").toString(),
            "{host}",
            "{port}",
            folder.resolve("homes").toString()));
    return Launched.start(folder, "ptpip", all.toArray(String[]::new));
  }

  @Test
  void allThatItDoesOtherwiseIsKnown() throws Exception {
    try (Launched judged = judge("--known", RESOURCES.resolve("known.yaml").toString())) {
      assertThat(judged.await()).as("%s %s", judged.out(), judged.err()).isZero();
      assertThat(judged.out()).noneMatch(line -> line.startsWith("  wanted"));
      assertThat(Files.readString(folder.resolve("report/junit.xml")))
          .contains("tests=\"" + ClientCases.all().size() + "\" failures=\"0\" errors=\"0\"");
    }
  }

  @Test
  void withoutTheListItIsRed() throws Exception {
    try (Launched judged = judge("PTPIP-PROBE-05", "PTPIP-DATA-15", "PTP-TXN-04")) {
      assertThat(judged.await()).isEqualTo(1);
      assertThat(judged.out())
          .anyMatch(line -> line.startsWith("✗ PTPIP-PROBE-05"))
          .anyMatch(line -> line.startsWith("✗ PTPIP-DATA-15"))
          .noneMatch(line -> line.contains("PTP-TXN-04 "));
    }
  }
}
