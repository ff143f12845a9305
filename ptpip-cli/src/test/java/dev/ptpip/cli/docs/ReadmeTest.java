package dev.ptpip.cli.docs;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.fixture.Fixture;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.CodeInfo;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.model.CameraModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", DOTALL);
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)s?`");
  private static final Set<String> JDK = Set.of("IOException", "ReentrantLock", "ServiceLoader");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("^```.*?^```$", DOTALL | MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", MULTILINE);
  private static final Pattern PACKAGE =
      Pattern.compile("dev/ptpip/\\w+/(\\w+)(?:/\\w+)*/package-info\\.java$");
  private static final List<String> MODULES =
      List.of(
          "ptpip-protocol",
          "pcap-fixtures",
          "camera-simulator",
          "ptpip-client",
          "conformance-tests",
          "ptpip-cli");

  @Test
  void theCodeOfTheReadmeIsTheExamples() throws Exception {
    List<String> examples = new ArrayList<>();
    for (Path file : Checkout.javaFiles("docs/examples")) {
      if (file.endsWith(Path.of("docs/examples").resolve(file.getFileName()))) {
        examples.add(Files.readString(file)); // projects are in folders of their own
      }
    }
    List<String> blocks = new ArrayList<>();
    Matcher block = JAVA.matcher(Checkout.text("README.md"));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    assertThat(blocks).containsExactlyInAnyOrderElementsOf(examples).hasSize(2);
  }

  @Test
  void classesThatTheArchitectureNamesExist() throws Exception {
    Set<String> classes = new HashSet<>(JDK);
    for (Path file : Checkout.javaFiles("")) {
      classes.add(file.getFileName().toString().replace(".java", ""));
    }
    Matcher name = CLASS.matcher(Checkout.text("ARCHITECTURE.md"));
    int named = 0;
    for (; name.find(); named++) {
      assertThat(classes).contains(name.group(1));
    }
    assertThat(named).isGreaterThan(30);
  }

  @Test
  void figuresAreThoseOfTheCode() throws Exception {
    String fixtures = Fixture.all().size() + "";
    String models = CameraModels.builtIn().size() + "";
    Set<CodeInfo> codes = new HashSet<>();
    for (VendorExtension extension : VendorExtensions.installed().all()) {
      for (CodeFamily family : CodeFamily.values()) {
        codes.addAll(extension.codes().entries(family));
      }
    }

    assertThat(Checkout.text("README.md")).contains("; " + fixtures + " of them as fixtures");
    assertThat(Checkout.text("docs/camera-models.md")).contains(models + " Nikon bodies are built");
    assertThat(Checkout.text("CHANGELOG.md"))
        .contains(
            "- " + fixtures + " captures as fixtures",
            models + " Nikon bodies as data files",
            "findings of " + PassiveRules.all().size() + " rules that look on",
            String.format(Locale.ROOT, "all %,d codes of the standard", codes.size()));
  }

  /** A module's row names the packages of the module, or the first part of their names. */
  @Test
  void packagesOfTheModulesAreInTheArchitecture() throws Exception {
    String architecture = Checkout.text("ARCHITECTURE.md");
    int packages = 0;
    for (String module : MODULES) {
      String row =
          architecture
              .lines()
              .filter(line -> line.startsWith("| `" + module + "`"))
              .findAny()
              .orElse("");
      for (Path file : Checkout.javaFiles(module + "/src/main/java/dev/ptpip")) {
        String path = file.toString();
        Matcher name = PACKAGE.matcher(path);
        if (name.find()) {
          packages++;
          assertThat(row).as(path).containsPattern("`" + name.group(1) + "[`.]");
        }
      }
    }
    assertThat(packages).isGreaterThan(50);
  }

  @Test
  void linksLeadToFilesAndHeadings() throws Exception {
    int links = 0;
    for (Path document : Checkout.documents()) {
      String text = withoutCode(Files.readString(document));
      for (Matcher link = LINK.matcher(text); link.find(); ) {
        if (!link.group(1).contains("://")) {
          links++;
          String[] parts = link.group(1).split("#", 2);
          Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
          assertThat(target).as("%s: %s", document, link.group(1)).exists();
          if (parts.length > 1) {
            assertThat(headings(target)).as("%s", document).contains(parts[1]);
          }
        }
      }
    }
    assertThat(links).isGreaterThan(80);
  }

  private static String withoutCode(String text) {
    return CODE.matcher(text).replaceAll("");
  }

  /** As GitHub makes them of headings. */
  private static Set<String> headings(Path document) throws Exception {
    Set<String> headings = new HashSet<>();
    for (Matcher heading = HEADING.matcher(withoutCode(Files.readString(document)));
        heading.find(); ) {
      String text = heading.group(1).toLowerCase(Locale.ROOT);
      headings.add(text.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    }
    return headings;
  }
}
