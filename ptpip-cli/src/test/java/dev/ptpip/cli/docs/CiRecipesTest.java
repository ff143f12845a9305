package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The recipes of {@code docs/ci.md} can be followed. That the dependency of the Maven recipe gives
 * a project a camera is shown by {@link JunitExampleIT}, that the Python recipe runs by {@code
 * ContainerIT}.
 */
class CiRecipesTest {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final Pattern FENCE =
      Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  /** The blocks of one language below a heading. */
  private static List<String> blocks(String heading, String language) throws IOException {
    String text = Checkout.text("docs/ci.md");
    int start = text.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    List<String> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(text.substring(start, end < 0 ? text.length() : end));
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        blocks.add(fence.group(2));
      }
    }
    assertThat(blocks).as(heading + ", " + language).isNotEmpty();
    return blocks;
  }

  private static String version(String element) throws IOException {
    Matcher version =
        Pattern.compile("<" + element + ">([^<]+)</" + element + ">")
            .matcher(Checkout.text("pom.xml"));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  // ---- Maven and Gradle

  @Test
  void mavenNeedsTheDependencyOfTheExampleThatIsBuilt() throws Exception {
    Document recipe =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(blocks("Plain Maven", "xml").get(0))));
    assertThat(element(recipe, "groupId")).isEqualTo("dev.ptpip");
    assertThat(element(recipe, "artifactId")).isEqualTo("camera-simulator");
    assertThat(element(recipe, "version")).isEqualTo(version("version"));
    assertThat(element(recipe, "scope")).isEqualTo("test");
    assertThat(Checkout.text("docs/examples/junit/pom.xml").replaceAll("\\s+", ""))
        .contains(
            "<groupId>dev.ptpip</groupId><artifactId>camera-simulator</artifactId>"
                + "<version>${ptpip.version}</version><scope>test</scope>")
        .contains("<ptpip.version>" + version("version") + "</ptpip.version>");
  }

  private static String element(Document document, String name) {
    return document.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void theJavaOfTheMavenRecipeCompiles(@TempDir Path folder) throws Exception {
    String body = String.join("", blocks("Plain Maven", "java"));
    String source =
        """
        import dev.ptpip.simulator.VirtualCamera;
        class Recipe {
          record Importer(String host, int port) { void importAll() {} }
          void test() throws Exception {
        %s  }
        }
        """
            .formatted(body);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> said = new ArrayList<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                problem -> said.add(problem.toString()),
                List.of(
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none"),
                null,
                List.of(new Source(source)))
            .call();
    assertThat(compiled).as("%s", said).isTrue();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Recipe.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  @Test
  void gradleIsToldTheVersionsOfThisBuild() throws Exception {
    String recipe = blocks("Gradle", "kotlin").get(0);
    Matcher coordinates = Pattern.compile("\"([\\w.-]+):([\\w.-]+):([\\w.-]+)\"").matcher(recipe);
    List<String> named = new ArrayList<>();
    while (coordinates.find()) {
      named.add(coordinates.group(2) + ":" + coordinates.group(3));
    }
    assertThat(named)
        .containsExactlyInAnyOrder(
            "camera-simulator:" + version("version"),
            "junit-jupiter:" + version("junit.version"),
            "testcontainers:" + version("testcontainers.version"));
    assertThat(recipe).contains("useJUnitPlatform()").contains("junit-platform-launcher");
    assertThat(recipe.chars().filter(c -> c == '{').count())
        .isEqualTo(recipe.chars().filter(c -> c == '}').count());
  }

  // ---- GitHub and GitLab

  @Test
  void gitHubStartsTheCameraAndReachesItsPorts() throws Exception {
    List<String> blocks = blocks("GitHub Actions", "yaml");
    JsonNode job = YAML.readTree(blocks.get(0)).path("jobs").path("test");
    assertThat(job.path("runs-on").asString()).isNotEmpty();
    JsonNode camera = job.path("services").path("camera");
    assertThat(camera.path("image").asString()).endsWith("/camera-simulator:1");
    assertThat(camera.path("ports").toString()).isEqualTo("[\"15740:15740\",\"15780:15780\"]");
    assertThat(exposed()).contains("15740", "15780");
    expectSteps(job.path("steps"));
    expectSteps(YAML.readTree(blocks.get(1)));
  }

  private static Set<String> exposed() throws IOException {
    Matcher ports = Pattern.compile("(?m)^EXPOSE (.+)$").matcher(Checkout.text("Dockerfile"));
    assertThat(ports.find()).isTrue();
    return new TreeSet<>(List.of(ports.group(1).split(" ")));
  }

  /**
   * Each step is one that GitHub knows: an action at a version, or a command that a shell reads.
   */
  private static void expectSteps(JsonNode steps) throws Exception {
    assertThat(steps.isArray()).isTrue();
    for (JsonNode step : steps) {
      assertThat(step.has("uses") ^ step.has("run")).as("%s", step).isTrue();
      assertThat(step.propertyNames()).isSubsetOf("uses", "run", "env", "if", "with", "name");
      if (step.has("uses")) {
        assertThat(step.path("uses").asString()).matches("[\\w-]+/[\\w-]+@v\\d+");
      } else {
        expectCommand(step.path("run").asString());
      }
    }
  }

  @Test
  void gitLabStartsTheCameraByItsArguments() throws Exception {
    JsonNode test = YAML.readTree(blocks("GitLab", "yaml").get(0)).path("test");
    assertThat(test.propertyNames()).containsExactlyInAnyOrder("image", "services", "script");
    JsonNode service = test.path("services").path(0);
    assertThat(service.propertyNames()).containsExactlyInAnyOrder("name", "alias", "command");
    expectFlags(service.path("command").toString());
    String host = service.path("alias").asString();
    for (JsonNode command : test.path("script")) {
      expectCommand(command.asString());
      assertThat(command.asString()).contains(host + ":15740").contains(host + ":15780");
    }
  }

  private static void expectCommand(String command) throws Exception {
    Process shell = new ProcessBuilder("sh", "-n", "-c", command).redirectErrorStream(true).start();
    assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(command).isZero();
    if (command.contains("camera-simulator")) {
      expectFlags(command.substring(command.indexOf("camera-simulator")));
    }
  }

  // ---- what is said of the command

  /** The flags that stand behind the image or the command are the camera's. */
  private static void expectFlags(String arguments) throws IOException {
    String known = Checkout.text("docs/cli.md");
    Matcher flag = FLAG.matcher(arguments);
    while (flag.find()) {
      assertThat(known).as("the flag %s", flag.group()).containsPattern(flag.group() + "\\b");
    }
  }

  @Test
  void everyFlagOfTheCommandIsOneThatItHas() throws Exception {
    String text = Checkout.text("docs/ci.md");
    Matcher command = Pattern.compile("`(camera-simulator [^`]+|--[^`]+)`").matcher(text);
    int seen = 0;
    while (command.find()) {
      expectFlags(command.group(1));
      seen++;
    }
    assertThat(seen).isGreaterThan(2);
  }

  // ---- Python

  @Test
  void thePythonRecipeIsPython(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("test_recipe.py");
    Files.writeString(script, blocks("Not Java: Python with the container", "python").get(0));
    needPython();
    Process python =
        new ProcessBuilder("python3", "-W", "error", "-m", "py_compile", script.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).as(said).isZero();
    expectFlags(Files.readString(script).replaceAll("(?s).*IMAGE, (\"--panel-token\").*", "$1"));
  }

  private static void needPython() throws Exception {
    try {
      Process version = new ProcessBuilder("python3", "--version").start();
      if (version.waitFor() == 0) {
        return;
      }
    } catch (IOException missing) {
      // said below
    }
    assertThat(System.getenv("CI")).as("needs python3").isNull();
    Assumptions.abort("needs python3");
  }
}
