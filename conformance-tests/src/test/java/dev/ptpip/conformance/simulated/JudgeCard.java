package dev.ptpip.conformance.simulated;

import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.ShotSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder to show as a card: two pictures, a raw file, a movie, a text, and an empty folder. */
final class JudgeCard implements AutoCloseable {
  private static final int RAW_BYTES = 2 * 1024 * 1024;
  private static final int MOVIE_BYTES = 70_000;

  private final Path folder;

  private JudgeCard(Path folder) {
    this.folder = folder;
  }

  static JudgeCard make() throws IOException {
    Path folder = Files.createTempDirectory("judge-card");
    JudgeCard card = new JudgeCard(folder);
    try {
      Path pictures = Files.createDirectories(folder.resolve("DCIM/100D5300"));
      Files.createDirectories(folder.resolve("DCIM/101D5300"));
      for (Map.Entry<String, byte[]> file : Content.FILES.entrySet()) {
        Files.write(pictures.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(folder.resolve("NOTES.TXT"), "not a picture\n");
      return card;
    } catch (IOException | RuntimeException failed) {
      card.close();
      throw failed;
    }
  }

  Path folder() {
    return folder;
  }

  /** The same on every card, and made once. */
  private static final class Content {
    static final Map<String, byte[]> FILES =
        Map.of(
            "DSC_0001.JPG", jpeg(1),
            "DSC_0002.JPG", jpeg(2),
            "DSC_0003.NEF", noise(RAW_BYTES),
            "DSC_0004.MOV", noise(MOVIE_BYTES));
  }

  private static byte[] jpeg(long seed) {
    PictureRequest request =
        new PictureRequest(
            960,
            640,
            Quality.BASIC,
            new CameraTags("NIKON CORPORATION", "NIKON D5300", "Ver.1.03", "2000001", ""),
            ShotSettings.builder(LocalDateTime.of(2024, 6, 1, 12, 0)).build(),
            seed,
            "JUDGE");
    try {
      return Pictures.jpeg(request).data().readAll().toArray();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >>> 8));
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
