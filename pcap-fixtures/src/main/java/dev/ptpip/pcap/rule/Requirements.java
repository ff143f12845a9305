package dev.ptpip.pcap.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requirements by their ids; read from {@code requirements.csv} once. */
public final class Requirements {
  private static final String FILE = "requirements.csv";
  private static final int COLUMNS = 4;
  private static final Map<String, Requirement> ALL = read();

  private Requirements() {}

  /** The requirement with this id, if there is one. */
  public static Optional<Requirement> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The requirement with this id. */
  static Requirement get(String id) {
    Requirement found = ALL.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no requirement " + id);
    }
    return found;
  }

  /** Every id. */
  public static Set<String> ids() {
    return ALL.keySet();
  }

  private static Map<String, Requirement> read() {
    Map<String, Requirement> all = new LinkedHashMap<>();
    try (InputStream in = Requirements.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not there");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line;
      while ((line = lines.readLine()) != null) {
        if (!line.startsWith("#") && !line.isBlank()) {
          Requirement requirement = parse(line);
          if (all.put(requirement.id(), requirement) != null) {
            throw new IllegalStateException(requirement.id() + " is there twice");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " can't be read", e);
    }
    return all;
  }

  private static Requirement parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException(FILE + ": four columns expected: " + line);
    }
    return new Requirement(
        cells[0],
        Requirement.Level.valueOf(cells[1].toUpperCase(Locale.ROOT).replace(' ', '_')),
        cells[2],
        Requirement.Certainty.valueOf(cells[3]));
  }
}
