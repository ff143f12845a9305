package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/camera-models.md says is so. */
class ModelDocumentationTest {
  private static final Path PAGE = Path.of("../docs/camera-models.md");

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static String example() throws IOException {
    String page = page();
    int from = page.indexOf("```json\n") + "```json\n".length();
    return page.substring(from, page.indexOf("```", from));
  }

  @Test
  void theExampleIsAModel() throws IOException {
    CameraModel model = ModelReader.read(new ModelText("my-body.json", example()));
    assertThat(model.name()).isEqualTo("my-body");
    assertThat(model.operations()).hasSize(8);
  }

  @Test
  void theMistakeIsAnsweredAsShown() throws IOException {
    String broken = example().replace("UINT8", "UNIT8");
    String answer =
        catchThrowableOfType(
                CameraModelException.class,
                () -> ModelReader.read(new ModelText("my-body.json", broken)))
            .getMessage();
    assertThat(page()).contains("\n" + answer + "\n");
  }

  @Test
  void everyQuirkAndEveryModelIsCounted() throws IOException {
    String page = page();
    for (String quirk : Quirk.Kind.ids()) {
      assertThat(page).contains("| `" + quirk + "` |");
    }
    assertThat(page).contains(CameraModels.builtIn().size() + " Nikon bodies are built in");
  }
}
