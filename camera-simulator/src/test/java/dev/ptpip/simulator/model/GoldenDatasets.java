package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads files with a name and hexadecimal digits on each line. */
final class GoldenDatasets {
  private GoldenDatasets() {}

  static Map<String, Bytes> read(String resource) throws IOException {
    try (var in = GoldenDatasets.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(part -> part[0], part -> Bytes.ofHex(part[1])));
    }
  }
}
