package dev.ptpip.simulator.sabotage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ptpip.protocol.code.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sabotages that there are, from the file beside this class. */
public final class Sabotages {
  private static final String FILE = "sabotages.csv";
  private static final int COLUMNS = 4;
  private static final Map<String, Sabotage> ALL = read();

  private Sabotages() {}

  private static Map<String, Sabotage> read() {
    Map<String, Sabotage> all = new LinkedHashMap<>();
    try (InputStream file = Sabotages.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(",", -1);
        if (parts.length != COLUMNS) {
          throw new IllegalStateException(FILE + ": 4 columns expected: " + line);
        }
        Sabotage sabotage = new Sabotage(parts[0], parts[1], parts[2], parts[3]);
        if (all.put(sabotage.caseId(), sabotage) != null) {
          throw new IllegalStateException(FILE + ": " + parts[0] + " is there twice");
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE, unreadable);
    }
    return all;
  }

  /** All of them, in the order of the book. */
  public static List<Sabotage> all() {
    return List.copyOf(ALL.values());
  }

  /** The one for a case. */
  public static Optional<Sabotage> find(String caseId) {
    return Optional.ofNullable(ALL.get(caseId));
  }

  /** The case with a sabotage whose id is nearest to {@code word}. */
  public static Optional<String> nearest(String word) {
    return Spelling.nearest(word, ALL.keySet().stream());
  }
}
