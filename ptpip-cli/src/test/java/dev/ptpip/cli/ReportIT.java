package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code ptpip check} in a browser. */
class ReportIT {
  private static final String LOOK =
      """
      <script>
      var search = document.getElementById('search'), filters = document.getElementById('filters');
      function ask(words, verdict) {
        search.value = words;
        document.getElementById('f-verdict').value = verdict;
        filters.dispatchEvent(new Event('input'));
        return document.getElementById('shown').textContent;
      }
      var seen = [ask('', ''), ask('sessionid 0 is refused', ''), ask('', 'fail'), ask('no such words', '')];
      document.body.setAttribute('data-seen', seen.join('; '));
      ask('', '');
      </script>
      </body>\
      """;

  @Test
  void thePageSearchesFiltersAndShowsTheOffendingBytes(@TempDir Path folder) throws Exception {
    Docker.need("chromium");
    Path report = folder.resolve("report");
    try (VirtualCamera camera = VirtualCamera.nikonD5300().start()) {
      String host = camera.host() + ":" + camera.port();
      CliRun run =
          CliRun.of("ptpip", "check", host, "session", "--profile", "ptp", "-o", report.toString());
      assertThat(run.exitCode()).as(run.out() + run.err()).isOne();
    }
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page).doesNotContain("src=\"http", "href=\"http", "@import");
    assertThat(page).containsOnlyOnce("</body>");
    Path looked = folder.resolve("looked.html");
    Files.writeString(looked, page.replace("</body>", LOOK));

    String dom =
        Docker.run(
                Map.of("HOME", folder.toString()),
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=4000",
                "--dump-dom",
                looked.toUri() + "#PTP-SESS-02")
            .ok()
            .out();

    assertThat(dom).containsPattern("data-seen=\"15 of 15; [1-5] of 15; 1 of 15; 0 of 15\"");
    assertThat(dom).containsPattern("<details class=\"case\" id=\"PTP-SESS-02\"[^>]* open=\"\"");
    assertThat(dom).contains("<table class=\"seq\">", "<mark>");
  }
}
