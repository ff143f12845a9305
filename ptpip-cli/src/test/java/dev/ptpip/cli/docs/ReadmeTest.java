package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)s?`");
  private static final Set<String> JDK = Set.of("IOException", "ReentrantLock", "ServiceLoader");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

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
  void linksToFilesLeadSomewhere() throws Exception {
    for (String document : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
      Matcher link = LINK.matcher(Checkout.text(document));
      while (link.find()) {
        if (!link.group(1).contains("://")) {
          assertThat(Checkout.root().resolve(link.group(1))).as(document).exists();
        }
      }
    }
  }
}
