package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DevicePropertyCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table of named properties. Formats: {@code number}, {@code percent}, {@code
 * milliseconds}, {@code f-number}, {@code focal-length}, {@code ev}, {@code ev/6}, {@code
 * exposure-time}, {@code packed-time}, {@code text}, {@code date}, {@code on-off}, {@code labels},
 * and {@code labels-from-N}: further labels of the same property, for bodies whose largest value is
 * at least N.
 */
final class PropertyTableReader {
  private static final String FROM = "labels-from-";

  /** A line, and the label tables that it and later ones give. */
  private record Row(List<String> names, DevicePropertyCode code, String format, String labels) {
    String label() {
      return names.get(0) + " " + code;
    }
  }

  private final String source;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<LabelTable>> tables = new LinkedHashMap<>();
  private int lineNumber;

  private PropertyTableReader(String source) {
    this.source = source;
  }

  static List<NamedProperty> read(String source, String text) {
    PropertyTableReader reader = new PropertyTableReader(source);
    for (String line : Lines.split(text, '\n')) {
      reader.lineNumber++;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        reader.add(line);
      }
    }
    return reader.properties();
  }

  private void add(String line) {
    List<String> fields = Lines.split(line, ',');
    if (fields.size() != 4) {
      throw mistake("4 fields expected, " + fields.size() + " found");
    }
    try {
      List<String> names = Lines.split(fields.get(0), '|');
      DevicePropertyCode code = new DevicePropertyCode(Integer.parseInt(fields.get(1), 16));
      add(new Row(names, code, fields.get(2), fields.get(3)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalStateException(source + ":" + lineNumber + ": " + e.getMessage(), e);
    }
  }

  private void add(Row row) {
    String key = row.names().get(0).concat(" ").concat(Integer.toHexString(row.code().raw()));
    if (row.format().startsWith(FROM)) {
      List<LabelTable> known = tables.get(key);
      if (known == null) {
        throw new IllegalStateException("no labels for " + row.label() + " above");
      }
      long from = Long.parseLong(row.format().substring(FROM.length()));
      if (from <= known.get(known.size() - 1).from()) {
        throw new IllegalStateException("labels for " + row.label() + " are not in order");
      }
      known.add(LabelTable.read(from, row.labels()));
      return;
    }
    if (rows.putIfAbsent(key, row) != null) {
      throw new IllegalStateException(row.label() + " is there already");
    }
    List<LabelTable> own = new ArrayList<>();
    own.add(LabelTable.read(0, row.format().equals("on-off") ? "0=off;1=on" : row.labels()));
    tables.put(key, own);
    format(row.format(), own); // an unknown word fails at its line
  }

  private List<NamedProperty> properties() {
    List<NamedProperty> properties = new ArrayList<>();
    for (Map.Entry<String, Row> entry : rows.entrySet()) {
      Row row = entry.getValue();
      properties.add(
          new NamedProperty(
              row.names().get(0),
              row.names().subList(1, row.names().size()),
              row.code(),
              format(row.format(), tables.getOrDefault(entry.getKey(), List.of()))));
    }
    return List.copyOf(properties);
  }

  private static ValueFormat format(String word, List<LabelTable> labels) {
    return switch (word) {
      case "number" -> new NumberFormat("", labels.get(0));
      case "percent" -> new NumberFormat("%", labels.get(0));
      case "milliseconds" -> new MillisecondsFormat();
      case "f-number" -> ScaledFormat.fNumber();
      case "focal-length" -> ScaledFormat.focalLength();
      case "ev" -> new EvFormat(1000);
      case "ev/6" -> new EvFormat(6);
      case "exposure-time" -> ExposureTimeFormat.tenThousandths();
      case "packed-time" -> ExposureTimeFormat.packed();
      case "text" -> new TextFormat();
      case "date" -> new DateTimeFormat();
      case "labels", "on-off" -> new LabelFormat(labels);
      default -> throw new IllegalStateException("no format \"" + word + "\"");
    };
  }

  private IllegalStateException mistake(String what) {
    return new IllegalStateException(source + ":" + lineNumber + ": " + what);
  }
}
