package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples as a reader would: two programs that meet over TCP. */
class ExamplesTest {
  private static final long PATIENCE_SECONDS = 40;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Process start(String example, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + folder);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(example);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve(example + ".err").toFile())
        .start();
  }

  private String errors(String example) throws IOException {
    return Files.readString(folder.resolve(example + ".err"));
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void shootSavesAPictureOfTheEmbeddedCamera() throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Process camera = start("EmbeddedCamera");
    Process client = null;
    try (BufferedReader lines = output(camera)) {
      String address = lines.readLine();
      assertThat(address).as(errors("EmbeddedCamera")).matches("127\\.0\\.0\\.1:\\d+");

      client = start("Shoot", address, pictures.toString());
      assertThat(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("Shoot ends").isTrue();
      assertThat(client.exitValue()).as(errors("Shoot")).isZero();
      expectPicture(output(client).lines().toList(), pictures);

      camera.getOutputStream().close();
      assertThat(camera.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("camera ends").isTrue();
      assertThat(camera.exitValue()).as(errors("EmbeddedCamera")).isZero();
      assertThat(lines.readLine()).matches("\\d+ transactions");
    } finally {
      camera.destroyForcibly();
      if (client != null) {
        client.destroyForcibly();
      }
    }
  }

  private static void expectPicture(List<String> printed, Path pictures) throws IOException {
    assertThat(printed).isNotEmpty();
    for (String line : printed) {
      assertThat(Path.of(line)).hasParent(pictures).isRegularFile();
    }
    String jpeg = printed.stream().filter(name -> name.endsWith(".JPG")).findFirst().orElseThrow();
    byte[] bytes = Files.readAllBytes(Path.of(jpeg));
    assertThat(bytes).startsWith(0xFF, 0xD8, 0xFF).endsWith(0xFF, 0xD9);
    assertThat(new String(bytes, 0, 4096, StandardCharsets.ISO_8859_1)).contains("Exif", "D5300");
  }
}
