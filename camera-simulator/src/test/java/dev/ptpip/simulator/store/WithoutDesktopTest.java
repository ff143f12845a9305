package dev.ptpip.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes that were cut to the modules that are needed have nothing to decode pictures with. */
class WithoutDesktopTest {
  @TempDir Path dir = Path.of(".");

  /** Runs in such a runtime. */
  static final class Look {
    private Look() {}

    public static void main(String[] files) throws IOException {
      Bytes bytes = Bytes.copyOf(Files.readAllBytes(Path.of(files[0])));
      ObjectContent content =
          new StoredContent(
              DataSource.of(bytes), FileKind.of("a.jpg"), new ReducedPictures(), () -> {});
      System.out.print(
          content.facts().imageWidth()
              + " "
              + content.facts().thumbnail().size()
              + " "
              + content.thumbnail().isPresent()
              + " "
              + content.largeThumbnail().isPresent());
    }
  }

  private String look(String... options) throws Exception {
    Path file = Files.write(dir.resolve("a.jpg"), JpegFiles.plain(320, 240).toArray());
    Path out = dir.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of(options));
    builder.command().add("-cp");
    builder.command().add(System.getProperty("java.class.path"));
    builder.command().add(Look.class.getName());
    builder.command().add(file.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void theyShowNoThumbnailWhereTheOthersDo() throws Exception {
    assertThat(look("--limit-modules", "java.base,java.logging")).isEqualTo("320 0 false false");
    assertThat(look()).matches("320 [1-9]\\d+ true true");
  }
}
