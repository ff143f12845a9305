package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A maker's name stands in code below {@code vendor.<name>} only; comments may name one. */
class VendorNamesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path VENDORS = SOURCES.resolve(Path.of("dev", "ptpip", "client", "vendor"));
  private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern MAKER =
      Pattern.compile("nikon|canon\\b|sony|fuji", Pattern.CASE_INSENSITIVE);

  @Test
  void makersAreNamedInTheirOwnPackageOnly() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SOURCES)) {
      files = all.filter(path -> path.toString().endsWith(".java")).toList();
    }
    assertThat(files).hasSizeGreaterThan(80);
    assertThat(files.stream().filter(path -> !path.startsWith(VENDORS)).filter(this::names))
        .containsExactly(SOURCES.resolve("module-info.java"));
    assertThat(files.stream().filter(path -> path.startsWith(VENDORS)).filter(this::names))
        .isNotEmpty();
  }

  private boolean names(Path file) {
    try {
      return MAKER.matcher(COMMENTS.matcher(Files.readString(file)).replaceAll("")).find();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
