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
 * An array of 16-bit numbers: UINT32 count, then the elements (MTP 1.1 §3.2.2). The data of
 * GetObjectPropsSupported and of Nikon's list of property codes (0x90CA).
 *
 * <pre>{@code
 * UInt16Array.decode(data, policy).as(DevicePropertyCode::new)
 * }</pre>
 *
 * @param values the numbers, 0 to 0xFFFF
 * @param trailing bytes behind the last element, normally none
 */
public record UInt16Array(List<Integer> values, Bytes trailing) implements Dataset {
  /** Copies the list and checks the ranges. */
  public UInt16Array {
    values = List.copyOf(values);
    values.forEach(value -> Check.uint16("an element", value));
  }

  /** An array of the numbers of {@code elements}. */
  public static <T> UInt16Array of(Collection<? extends T> elements, ToIntFunction<? super T> raw) {
    return new UInt16Array(elements.stream().map(raw::applyAsInt).toList(), Bytes.EMPTY);
  }

  /**
   * Decodes an array.
   *
   * @throws DecodeException if the count can't be true
   */
  public static UInt16Array decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static UInt16Array read(DataReader in) {
    return new UInt16Array(
        in.array("Element", 2, each -> each.uint16("Element")), in.trailing("Array", "PTP-ENC-06"));
  }

  @Override
  public void write(DataWriter out) {
    out.array(values, (to, value) -> to.uint16(value)).bytes(trailing);
  }

  /** The elements as codes or identifiers. */
  public <T> List<T> as(IntFunction<? extends T> element) {
    return values.stream().<T>map(element::apply).toList();
  }
}
