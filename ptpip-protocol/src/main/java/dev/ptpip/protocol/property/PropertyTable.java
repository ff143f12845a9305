package dev.ptpip.protocol.property;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Named properties of one vendor, in the order in which they are tried when a name has several.
 * Immutable.
 */
public final class PropertyTable {
  private final List<NamedProperty> properties;

  private PropertyTable(List<NamedProperty> properties) {
    this.properties = properties;
  }

  /**
   * Reads a table: {@code name|other name,code,format,labels}, lines with {@code #} are comments.
   *
   * @param resource name of the resource
   * @param beside a class in whose package the resource is; a module of its own must open it
   * @throws IllegalStateException with resource and line if it has a mistake or a duplicate
   */
  public static PropertyTable read(String resource, Class<?> beside) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PropertyTable(PropertyTableReader.read(resource, text));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** With further properties behind these. */
  public PropertyTable plus(NamedProperty... more) {
    List<NamedProperty> all = new ArrayList<>(properties);
    all.addAll(List.of(more));
    return new PropertyTable(List.copyOf(all));
  }

  List<NamedProperty> properties() {
    return properties;
  }
}
