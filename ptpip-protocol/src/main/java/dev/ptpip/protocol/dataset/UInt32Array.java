package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * An array of 32-bit numbers: UINT32 count, then the elements (MTP 1.1 §3.2.2). The data of
 * GetStorageIDs, GetObjectHandles, GetObjectReferences and of Nikon's list of codes (0x9439).
 *
 * <pre>{@code
 * UInt32Array.of(handles, ObjectHandle::raw).encode()
 * UInt32Array.decode(data, policy).as(StorageId::new)
 * }</pre>
 *
 * @param values the raw 32 bits of each element
 * @param trailing bytes behind the last element, normally none
 */
public record UInt32Array(List<Integer> values, Bytes trailing) implements Dataset {
  /** Copies the list. */
  public UInt32Array {
    values = List.copyOf(values);
  }

  /** An array of the numbers of {@code elements}. */
  public static <T> UInt32Array of(Collection<? extends T> elements, ToIntFunction<? super T> raw) {
    return new UInt32Array(elements.stream().map(raw::applyAsInt).toList(), Bytes.EMPTY);
  }

  /**
   * Decodes an array.
   *
   * @throws DecodeException if the count can't be true
   */
  public static UInt32Array decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static UInt32Array read(DataReader in) {
    return new UInt32Array(
        in.array("Element", 4, each -> each.int32("Element")), in.trailing("Array", "PTP-ENC-06"));
  }

  @Override
  public void write(DataWriter out) {
    out.array(values, (to, value) -> to.int32(value)).bytes(trailing);
  }

  /** The elements as codes or identifiers. */
  public <T> List<T> as(IntFunction<? extends T> element) {
    return values.stream().<T>map(element::apply).toList();
  }
}
