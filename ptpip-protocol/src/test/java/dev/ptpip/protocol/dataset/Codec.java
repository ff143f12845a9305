package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import java.util.function.Function;

/**
 * Reading and writing of one dataset, so that one test serves all.
 *
 * @param type the record
 * @param reader reads to the end
 * @param encoder gives the bytes
 * @param golden bytes that are known to be right
 */
record Codec<D>(
    String name,
    Class<?> type,
    Function<DataReader, ? extends D> reader,
    Function<D, Bytes> encoder,
    Bytes golden) {

  static <D extends Dataset> Codec<D> of(
      Class<D> type, Function<DataReader, D> reader, Bytes golden) {
    return new Codec<>(type.getSimpleName(), type, reader, Dataset::encode, golden);
  }

  Codec<D> named(String newName) {
    return new Codec<>(newName, type, reader, encoder, golden);
  }

  D decode(Bytes bytes, DecodePolicy policy) {
    return decode(bytes, policy, Limits.DEFAULT);
  }

  D decode(Bytes bytes, DecodePolicy policy, Limits limits) {
    return reader.apply(DataReader.of(bytes.asBuffer(), 0, policy, limits));
  }

  Bytes encode(D value) {
    return encoder.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
