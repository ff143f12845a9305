package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CameraModelsTest {
  static Stream<String> names() {
    return CameraModels.builtIn().stream();
  }

  @Test
  void theListIsWhatIsThere() throws IOException, URISyntaxException {
    URL index = CameraModels.class.getResource("/dev/ptpip/simulator/models/index.txt");
    assertThat(index).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(index.toURI()).resolveSibling("."))) {
      assertThat(CameraModels.builtIn())
          .isSorted()
          .containsExactlyElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".json"))
                  .map(file -> file.substring(0, file.length() - 5))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(CameraModels.builtIn()).contains(CameraModels.defaultName(), "nikon-d5500");
    assertThat(CameraModels.excluded().keySet())
        .doesNotContainAnyElementsOf(CameraModels.builtIn());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyBuiltInModelLoadsAndIsWhatTheListSays(String name) {
    CameraModel model = CameraModels.load(name);
    assertThat(model.name()).isEqualTo(name);
    assertThat(model.sources()).isNotEmpty();
    assertThat(CameraModels.summaries().get(name))
        .isEqualTo(
            "%s, firmware %s, %d operations, %d properties"
                .formatted(
                    model.identity().model().strip(),
                    model.identity().deviceVersion().strip(),
                    model.operations().size(),
                    model.properties().size()));
    assertThat(model.deviceInfo("2000001").encode().size()).isGreaterThan(100);
    model.properties().forEach(each -> assertThat(each.describe().encode().size()).isPositive());
    List<String> headers =
        Arrays.stream(LiveViewLayout.values())
            .map(layout -> layout.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    model.liveViewHeader().ifPresent(header -> assertThat(header).isIn(headers));
  }

  @ParameterizedTest
  @MethodSource("names")
  void propertyNamesInTheFilesAreThoseOfTheCodeBook(String name) throws IOException {
    JsonSection properties =
        JsonSection.file(new ModelText(name, text(name))).section("properties");
    for (String list : properties.names()) {
      for (JsonSection each : properties.sections(list)) {
        DevicePropertyCode code = new DevicePropertyCode((int) each.number("code", 0, 0xFFFF));
        String written = each.text("name", "");
        if (!written.isEmpty()) {
          assertThat(nikon().deviceProperty(written)).as("%s in %s", written, name).contains(code);
        }
      }
    }
  }

  private static CodeBook nikon() {
    return NikonExtension.book();
  }

  private static String text(String name) throws IOException {
    try (var in =
        CameraModels.class.getResourceAsStream("/dev/ptpip/simulator/models/" + name + ".json")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aModelFileOfTheUserLoadsFromItsPath(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(file, ModelTexts.minimal());
    assertThat(CameraModels.load(file.toString()).name()).isEqualTo("test-camera");
    assertThat(CameraModels.load(file)).isEqualTo(CameraModels.load(file.toString()));
  }

  @Test
  void aModelFileNamesAVendorThatIsKnown(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.json");
    String text =
        ModelTexts.minimal().replace("\"format\": 1,", "\"format\": 1, \"vendor\": \"nikn\",");
    Files.writeString(file, text);
    assertThatThrownBy(() -> CameraModels.load(file))
        .isInstanceOf(CameraModelException.class)
        .hasMessageContaining(
            "  vendor: \"nikn\" is none of android, microsoft, nikon; did you mean nikon?");
    Files.writeString(file, text.replace("nikn", "nikon"));
    assertThat(CameraModels.load(file).vendor()).isEqualTo("nikon");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> CameraModels.load("nikon-d530"))
        .isInstanceOf(CameraModelException.class)
        .hasMessage(
            "no camera model \"nikon-d530\"; did you mean nikon-d5300? (--list models shows all; a"
                + " file ends in .json)");
  }

  @Test
  void aModelThatIsNotBuiltInIsAnsweredWithTheReason() {
    assertThatThrownBy(() -> CameraModels.load("nikon-d850"))
        .hasMessage(
            "\"nikon-d850\" is not built in: no public source lists its operations and events");
  }

  @Test
  void filesThatAreNoModelsAreRefusedWithTheirName(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> CameraModels.load(missing.toString()))
        .isInstanceOf(CameraModelException.class)
        .hasMessage(missing + "  no such file");
    assertThatThrownBy(() -> CameraModels.load(folder))
        .isInstanceOf(CameraModelException.class)
        .hasMessageContaining("can't be read");
    Path binary = folder.resolve("binary.json");
    Files.write(binary, new byte[] {'{', (byte) 0xFF});
    assertThatThrownBy(() -> CameraModels.load(binary)).hasMessage(binary + "  is not UTF-8 text");
    Path huge = folder.resolve("huge.json");
    Files.write(huge, new byte[(8 << 20) + 1]);
    assertThatThrownBy(() -> CameraModels.load(huge)).hasMessageContaining("at most 8388608 bytes");
    assertThatThrownBy(() -> CameraModels.load("a\0b.json"))
        .isInstanceOf(CameraModelException.class)
        .hasMessageContaining("no path");
  }

  @Test
  void summariesHaveTextForEachName() {
    for (Map.Entry<String, String> each : CameraModels.excluded().entrySet()) {
      assertThat(each.getValue()).isNotBlank().isNotEqualTo(each.getKey());
    }
  }

  @Test
  void preparedModelIsThatOfItsNameAndReadOnce() {
    CameraModels.prepare("nikon-d5500");

    CameraModel first = CameraModels.load("nikon-d5500");
    assertThat(first.name()).isEqualTo("nikon-d5500");
    assertThat(CameraModels.load("nikon-d5500")).isSameAs(first);
    assertThat(CameraModels.load("nikon-d5300").name()).isEqualTo("nikon-d5300");
  }

  @Test
  void preparedNameThatMeansNothingIsToldWhenTheModelIsLoaded() {
    CameraModels.prepare("nikon-d5301");

    assertThatThrownBy(() -> CameraModels.load("nikon-d5301"))
        .isInstanceOf(CameraModelException.class)
        .hasMessageContaining("nikon-d5301");
  }
}
