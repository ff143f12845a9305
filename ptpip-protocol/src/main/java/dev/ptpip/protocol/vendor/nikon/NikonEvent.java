package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.EventCode;
import java.util.Arrays;
import java.util.List;

/**
 * An event in a list that the initiator polls. It carries no transaction id.
 *
 * @param code UINT16
 * @param parameters raw 32 bits each; exactly one in the list of 0x90C7, at most 65535 in that of
 *     0x941C
 */
public record NikonEvent(EventCode code, List<Integer> parameters) {
  /** Checks the number of parameters. */
  public NikonEvent {
    parameters = List.copyOf(parameters);
    if (parameters.size() > 0xFFFF) {
      throw new IllegalArgumentException("at most 65535 parameters, not " + parameters.size());
    }
  }

  /** An event with parameters as raw 32-bit numbers. */
  public static NikonEvent of(EventCode code, int... parameters) {
    return new NikonEvent(code, Arrays.stream(parameters).boxed().toList());
  }

  /** Raw value of parameter {@code number} (from 1); 0 if there is none. */
  public int parameter(int number) {
    return number <= parameters.size() ? parameters.get(number - 1) : 0;
  }
}
