package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * An unmodifiable list of integers that occupies no more memory than they do on the wire: a peer
 * can't make a million one-byte elements cost a million objects.
 */
final class PackedIntegers extends AbstractList<BigInteger> implements RandomAccess {
  private final DataType element;
  private final Bytes bytes;

  private PackedIntegers(DataType element, Bytes bytes) {
    this.element = element;
    this.bytes = bytes;
  }

  /** Copies {@code numbers}, each of which has to fit {@code element}. */
  static PackedIntegers copyOf(DataType element, List<BigInteger> numbers) {
    if (numbers instanceof PackedIntegers packed && packed.element == element) {
      return packed;
    }
    DataWriter out = new DataWriter(element.width() * numbers.size());
    for (BigInteger number : numbers) {
      Integers.write(element, Integers.check(element, number), out);
    }
    return new PackedIntegers(element, out.toBytes());
  }

  static PackedIntegers read(DataType element, DataReader in, String field) {
    return new PackedIntegers(element, in.packedArray(field, element.width()));
  }

  void write(DataWriter out) {
    out.uint32(size()).bytes(bytes);
  }

  @Override
  public BigInteger get(int index) {
    Bytes one = bytes.slice(index * element.width(), (index + 1) * element.width());
    return Integers.read(
        element, DataReader.of(one.asBuffer(), 0, DecodePolicy.STRICT, Limits.DEFAULT), "element");
  }

  @Override
  public int size() {
    return bytes.size() / element.width();
  }
}
