package dev.ptpip.protocol.captures;

import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A file of {@code captures/}; see the README there for its format. */
record CaptureFile(String name, Map<String, String> head, List<Captured> packets) {

  /** A packet; {@code dataset} is empty for packets without data, {@code error} for sound ones. */
  record Captured(
      int line, String meaning, String dataset, List<String> anomalies, String error, Bytes bytes) {
    boolean isCut() {
      return error.startsWith("cut ");
    }
  }

  String transport() {
    return Objects.requireNonNull(head.get("transport"), name);
  }

  static List<CaptureFile> all() {
    try (Stream<Path> files =
        Files.list(
            Path.of(
                    Objects.requireNonNull(CaptureFile.class.getResource("README.md"), "README.md")
                        .toURI())
                .resolveSibling("."))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(CaptureFile::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CaptureFile load(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is not understood, a packet has no bytes, or there
   *     is no packet at all
   */
  static CaptureFile parse(String name, List<String> lines) {
    Map<String, String> head = new LinkedHashMap<>();
    List<Captured> packets = new ArrayList<>();
    PacketLines open = new PacketLines(name);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        open.close(packets);
      } else if (packets.isEmpty() && !open.isOpen() && line.matches("[a-z]+: .+")) {
        head.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
      } else {
        open.add(i + 1, line);
      }
    }
    open.close(packets);
    if (packets.isEmpty()) {
      throw new IllegalArgumentException(name + ": no packet");
    }
    return new CaptureFile(name, Map.copyOf(head), List.copyOf(packets));
  }

  /** The lines of one packet. */
  private static final class PacketLines {
    private final String file;
    private final List<String> anomalies = new ArrayList<>();
    private final StringBuilder hex = new StringBuilder();
    private String meaning = "";
    private String dataset = "";
    private String error = "";
    private int start;

    PacketLines(String file) {
      this.file = file;
    }

    boolean isOpen() {
      return !meaning.isEmpty();
    }

    void add(int number, String line) {
      String rest = line.substring(Math.min(2, line.length()));
      switch (line.charAt(0)) {
        case '>', '<' -> {
          meaning = rest;
          start = number;
        }
        case '=' -> dataset = rest;
        case '~' -> anomalies.add(rest);
        case '!' -> error = rest;
        case ' ' -> hex.append(rest);
        default -> throw new IllegalArgumentException(file + ":" + number + ": " + line);
      }
    }

    void close(List<Captured> packets) {
      if (!isOpen()) {
        return;
      }
      if (hex.isEmpty()) {
        throw new IllegalArgumentException(file + ":" + start + ": no bytes");
      }
      packets.add(
          new Captured(start, meaning, dataset, List.copyOf(anomalies), error, Bytes.ofHex(hex)));
      hex.setLength(0);
      anomalies.clear();
      meaning = "";
      dataset = "";
      error = "";
    }
  }
}
