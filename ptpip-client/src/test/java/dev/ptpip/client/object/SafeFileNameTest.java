package dev.ptpip.client.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that cameras may send. */
class SafeFileNameTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "DSC_0001.JPG,DSC_0001.JPG",
        "../../etc/passwd,__.._etc_passwd",
        "..,fallback",
        ".,fallback",
        ".hidden,_hidden",
        "/abs,_abs",
        "a\\b,a_b",
        "C:file,C_file",
        "con,_con",
        "NUL.txt,_NUL.txt",
        "Com1.tar.gz,_Com1.tar.gz",
        "CONSOLE.TXT,CONSOLE.TXT",
        "name. . .,name",
        "ein Bild äöü.jpg,ein Bild äöü.jpg"
      })
  void nameIsMadeSafe(String name, String safe) {
    assertThat(SafeFileName.of(name, "fallback")).isEqualTo(safe);
  }

  @Test
  void blankNameGetsTheFallback() {
    assertThat(SafeFileName.of("   ", "fallback")).isEqualTo("fallback");
    assertThat(SafeFileName.of("", "fallback")).isEqualTo("fallback");
  }

  @Test
  void controlAndDirectionCharactersAreReplaced() {
    assertThat(SafeFileName.of("a\u0000b\nc\u202Egpj.exe", "x")).isEqualTo("a_b_c_gpj.exe");
  }

  @Test
  void longNameKeepsItsExtension() {
    String safe = SafeFileName.of("ä".repeat(250) + ".NEF", "x");
    assertThat(safe).endsWith(".NEF");
    assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isBetween(190, 200);
  }

  @Test
  void shortenedNameEndsWithoutSpaceOrDot() {
    for (String end : List.of(" ", ". ", "\u3000.")) {
      assertThat(SafeFileName.of("x".repeat(199) + end + "y".repeat(40), "x"))
          .isEqualTo("x".repeat(199));
      assertThat(SafeFileName.of("name" + end, "x")).isEqualTo("name");
    }
  }

  @Property
  void everyNameStaysInItsFolder(@ForAll String name) {
    Path folder = Path.of("folder");
    String safe = SafeFileName.of(name, "fallback");
    assertThat(safe).isNotEmpty();
    assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
    Path path = folder.resolve(safe);
    assertThat(path.normalize()).isEqualTo(path);
    assertThat(path.getParent()).isEqualTo(folder);
    assertThat(SafeFileName.of(safe, "fallback")).isEqualTo(safe);
  }
}
