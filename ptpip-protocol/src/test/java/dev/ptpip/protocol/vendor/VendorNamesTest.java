package dev.ptpip.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A maker's name stands in code below {@code vendor.<name>} only; comments may name one as
 * evidence. {@code module-info} names the packages, as it must.
 */
class VendorNamesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path VENDORS =
      SOURCES.resolve(Path.of("dev", "ptpip", "protocol", "vendor"));

  /** Makers of cameras and players that have no package here. */
  private static final Set<String> OTHERS =
      Set.of(
          "canon",
          "fuji",
          "fujifilm",
          "google",
          "kodak",
          "leica",
          "olympus",
          "panasonic",
          "pentax",
          "ricoh",
          "samsung",
          "sigma",
          "sony",
          "zune");

  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  /** Text blocks, strings, characters, block comments, line comments: what comes first wins. */
  private static final Pattern TOKENS =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|(/\\*.*?\\*/)|(//[^\n]*)",
          Pattern.DOTALL);

  @Test
  void makersAreNamedInTheirOwnPackageOnly() throws IOException {
    Set<String> makers = makers();
    assertThat(makers).contains("nikon", "android", "microsoft", "canon");

    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : sources()) {
      files++;
      for (String maker : named(Files.readString(file), makers)) {
        if (!file.startsWith(VENDORS.resolve(maker))) {
          found.add(SOURCES.relativize(file) + " names " + maker);
        }
      }
    }
    assertThat(files).as("files that were read").isGreaterThan(80);
    assertThat(found).isEmpty();
  }

  @Test
  void moduleInfoNamesMakersAsPartOfPackagesOnly() throws IOException {
    String text = Files.readString(SOURCES.resolve("module-info.java"));
    String rest = text.replaceAll("dev\\.ptpip\\.protocol\\.vendor\\.[a-zA-Z.]+", "");

    assertThat(named(rest, makers())).isEmpty();
  }

  @Test
  void scanSeesCodeAndStringsButNoComments() {
    Set<String> makers = Set.of("nikon", "canon");

    assertThat(named("class NikonThing {}", makers)).containsExactly("nikon");
    assertThat(named("int X_NIKON_Y = 1;", makers)).containsExactly("nikon");
    assertThat(named("import a.vendor.nikon.B;", makers)).containsExactly("nikon");
    assertThat(named("f(\"Nikon // body\");", makers)).containsExactly("nikon");
    assertThat(named("f(\"/* \"); // Nikon\nCanon c;", makers)).containsExactly("canon");
    assertThat(named("char c = '\"'; /* Nikon */ char d = '\"';", makers)).isEmpty();
    assertThat(named("/** Observed on Nikon D5300. */ int x; // Canon", makers)).isEmpty();
    assertThat(named("canonical(CANONICAL, Canonical)", makers)).isEmpty();
  }

  /** The makers that a source names outside of comments. */
  private static Set<String> named(String source, Set<String> makers) {
    Matcher token = TOKENS.matcher(source);
    String code =
        token.replaceAll(
            found ->
                found.group(1) != null || found.group(2) != null
                    ? " "
                    : Matcher.quoteReplacement(found.group()));
    Set<String> named = new TreeSet<>();
    Matcher word = WORD.matcher(code);
    while (word.find()) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      if (makers.contains(lower)) {
        named.add(lower);
      }
    }
    return named;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .toList();
    }
  }

  /** The makers with a package, and the others. */
  private static Set<String> makers() throws IOException {
    Set<String> makers = new TreeSet<>(OTHERS);
    try (Stream<Path> packages = Files.list(VENDORS)) {
      packages
          .filter(Files::isDirectory)
          .forEach(each -> makers.add(each.getFileName().toString()));
    }
    return makers;
  }
}
