package dev.ptpip.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.known.KnownFailures;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports: their files against golden ones and against their schemas. */
class ReportTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder = Path.of("");

  /** With {@code -Dptpip.golden=FOLDER} the files are written there instead of compared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "result.json",
        "junit.xml",
        "summary.md",
        "badge.svg",
        "index.html",
        "PTP-SESS-10/case.txt",
        "PTP-SESS-10/transcript.txt"
      })
  void filesAreAsTheGoldenOnes(String name) throws IOException {
    ReportFolder.write(Example.compared(earlier(Verdict.PASS)), folder);
    String actual = Files.readString(folder.resolve(name));
    if (name.equals("index.html")) {
      // what follows depends on the whole rule book, and the schema test looks at it
      actual =
          actual.substring(actual.indexOf("<header"), actual.indexOf("<section id=\"coverage"));
    } else if (name.equals("result.json")) {
      actual = actual.replaceAll("(?s)\"coverage\" : \\[.*?\\} \\]", "\"coverage\" : [ ]");
    }
    String golden = name.replace('/', '-');
    String target = System.getProperty("ptpip.golden", "");
    if (!target.isEmpty()) {
      Files.writeString(Path.of(target).resolve(golden), actual);
    }
    assertThat(actual).isEqualTo(resource("golden/" + golden));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportTest.class.getResourceAsStream(name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void resultFitsItsSchema() throws IOException {
    JsonNode schema = JSON.readTree(resource("result.schema.json"));
    JsonNode result = JSON.readTree(ResultJson.pretty(Example.compared(earlier(Verdict.PASS))));
    List<String> problems = new ArrayList<>();

    check(schema, result, "$", problems);

    assertThat(problems).isEmpty();
    assertThat(result.path("coverage").size()).isEqualTo(425);
    assertThat(result.path("exit").asInt()).isEqualTo(1);
  }

  private static void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
    boolean right =
        switch (schema.path("type").asString()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!right
        || (schema.has("enum")
            && schema.path("enum").valueStream().noneMatch(each -> each.equals(value)))) {
      problems.add(at + " is " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        problems.add(at + "." + name.asString() + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      check(
          schema.path("properties").path(member.getKey()),
          member.getValue(),
          at + "." + member.getKey(),
          problems);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(schema.path("items"), value.path(i), at + "[" + i + "]", problems);
    }
  }

  @Test
  void junitFileFitsItsSchemaAndCountsRight() throws Exception {
    String xml = JunitXml.of(Example.report());

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    assertThat(xml).contains("tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"2\"");
  }

  @Test
  void mistakeOfTheSuiteIsAnErrorAndNoFailure() {
    Report report =
        Example.report(Example.run(Verdict.ERROR, "we sent nonsense"), KnownFailures.NONE);

    assertThat(JunitXml.of(report)).contains("failures=\"0\" errors=\"1\"");
    assertThat(report.exit()).isEqualTo(4);
  }

  @Test
  void captureHasTheCaseAndNothingElse() throws IOException {
    ReportFolder.write(Example.report(), folder);

    byte[] capture = Files.readAllBytes(folder.resolve("PTP-SESS-10/case.pcapng"));
    assertThat(new String(capture, StandardCharsets.UTF_8))
        .contains("PTP-SESS-10 fail: ")
        .contains(
            "wanted OK (0x2001) to GetDeviceInfo, got SessionNotOpen (0x2003) after 1 ms (frame"
                + " 3,");
  }

  @Test
  void pageHasNothingFromOutsideAndMarksTheBytes() {
    String html = HtmlReport.of(Example.report());

    assertThat(html).doesNotContainPattern("(src|href)=\"(https?:|//)").doesNotContain("@import");
    assertThat(html).contains("<mark>03</mark> <mark>20</mark>").contains("id=\"PTP-SESS-10\"");
    assertThat(html.length()).isLessThan(2_000_000);
  }

  /**
   * Such a rule has no traffic of its own: what is shown is that of the first case that broke it.
   */
  @Test
  void bytesOfARuleThatLooksOnAreMarkedInTheCaseWhereTheyWereSeen() {
    CaseResult last = Example.report().run().results().get(5);
    CaseResult passive =
        new CaseResult(
            last.conformanceCase(),
            last.verdict(),
            last.reason(),
            List.of(
                last.findings().get(0).seenIn("PTP-SESS-01"),
                last.findings().get(0).seenIn("PTP-SESS-02")),
            List.of(),
            List.of(),
            last.transcript(),
            last.time(),
            last.again());

    assertThat(passive.shownCase()).contains("PTP-SESS-01");
    assertThat(passive.visible()).containsExactly(passive.findings().get(0));
    assertThat(CaseText.transcript(passive)).contains(">>>      3");
    assertThat(CaseText.of(Example.report(), passive))
        .contains("frame 3, bytes 8–9 in PTP-SESS-02")
        .contains("evidence  the traffic of PTP-SESS-01\n");
  }

  @Test
  void coverageSaysWhyRulesWereNotTested() {
    String reasons = Coverage.reasons(Coverage.of(Example.report()));

    assertThat(reasons)
        .contains(" not selected · ", " looked at in clients", "1 not allowed")
        .contains("4 no black box can test it");
  }

  @Test
  void evidenceOfAnEarlierRunIsTakenAwayAndOtherFilesStay() throws IOException {
    ReportFolder.write(Example.report(), folder);
    Path old = Files.move(folder.resolve("PTP-SESS-10"), folder.resolve("PTP-SESS-99"));
    Path other = Files.writeString(Files.createDirectory(folder.resolve("own")).resolve("a"), "b");

    ReportFolder.write(Example.report(), folder);

    assertThat(old).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void summaryIsAddedToWhatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("step.md"), "before\n");

    ReportFolder.appendSummary(Example.report(), file);

    assertThat(Files.readString(file)).startsWith("before\n## NIKON D5300");
  }

  // ---- earlier runs

  private EarlierResult earlier(Verdict verdict) throws IOException {
    RunResult run = Example.run(verdict, "OK (0x2001)");
    return EarlierResult.read(
        Files.writeString(
            folder.resolve("old.json"),
            ResultJson.pretty(Example.report(run, KnownFailures.NONE))));
  }

  @Test
  void whatIsNewFixedAndStillThereIsTold() throws IOException {
    RunResult good = Example.run(Verdict.PASS, "");
    RunResult bad = Example.run(Verdict.FAIL, "OK (0x2001)");

    assertThat(Comparison.of(bad, earlier(Verdict.PASS)).broken()).containsExactly("PTP-SESS-10");
    assertThat(Comparison.of(good, earlier(Verdict.FAIL)).fixed()).containsExactly("PTP-SESS-10");
    assertThat(Comparison.of(bad, earlier(Verdict.FAIL)).still()).containsExactly("PTP-SESS-10");
    assertThat(Comparison.of(bad, earlier(Verdict.FAIL)).changed()).isEmpty();
  }

  @Test
  void matrixMarksWhereRunsAreUnlike() throws IOException {
    String html = Matrix.html(List.of(earlier(Verdict.PASS), earlier(Verdict.FAIL)));

    assertThat(html)
        .contains("<tr class=\"unlike\" id=\"PTP-SESS-10\">")
        .contains("<tr id=\"PTPIP-INIT-02\">");
  }

  @Test
  void otherJsonIsNoResult() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{}");

    assertThatThrownBy(() -> EarlierResult.read(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
