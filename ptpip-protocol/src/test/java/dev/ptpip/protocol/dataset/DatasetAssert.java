package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import java.util.HexFormat;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Compares a dataset with bytes; a difference is shown in both, where it begins and in which field.
 */
final class DatasetAssert<D extends Dataset> extends AbstractObjectAssert<DatasetAssert<D>, D> {
  private static final int ROW = 16;

  private DatasetAssert(D actual) {
    super(actual, DatasetAssert.class);
  }

  static <D extends Dataset> DatasetAssert<D> assertThat(D actual) {
    return new DatasetAssert<>(actual);
  }

  DatasetAssert<D> encodesTo(Bytes expected) {
    isNotNull();
    Bytes came = actual.encode();
    if (!came.equals(expected)) {
      int at = firstDifference(expected, came);
      throw failure(
          "%s encodes to other bytes from offset %d on (%s)%n%nexpected %d bytes%n%s%ncame %d"
              + " bytes%n%s",
          actual,
          at,
          Codecs.fieldAt(actual.getClass(), expected, at).orElse("behind the last field"),
          expected.size(),
          dump(expected, at),
          came.size(),
          dump(came, at));
    }
    return this;
  }

  static int firstDifference(Bytes one, Bytes other) {
    int at = 0;
    while (at < Math.min(one.size(), other.size()) && one.at(at) == other.at(at)) {
      at++;
    }
    return at;
  }

  /** Rows of sixteen bytes around {@code at}, which is bracketed. */
  static String dump(Bytes bytes, int at) {
    StringBuilder text = new StringBuilder();
    int first = Math.max(0, at / ROW - 1) * ROW;
    for (int row = first; row < Math.min(bytes.size(), first + 3 * ROW); row += ROW) {
      text.append("  %04x ".formatted(row));
      for (int i = row; i < Math.min(bytes.size(), row + ROW); i++) {
        String hex = HexFormat.of().toHexDigits((byte) bytes.at(i));
        text.append(i == at ? "[" + hex + "]" : " " + hex + " ");
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
