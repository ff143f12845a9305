package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import java.util.ArrayList;
import java.util.List;

/** The UINT32 parameters at the end of requests, responses and events. */
final class Parameters {
  private Parameters() {}

  static List<Integer> check(List<Integer> parameters, int max) {
    if (parameters.size() > max) {
      throw new IllegalArgumentException(
          "at most " + max + " parameters, not " + parameters.size());
    }
    return List.copyOf(parameters);
  }

  /**
   * Reads whole parameters up to the end of the packet; fewer than {@code max} is normal, a part of
   * one or more than {@code max} is not.
   */
  static List<Integer> read(DataReader in, int max, String rule) {
    if (in.remaining() % 4 != 0) {
      throw new DecodeException(
          in.offset(),
          "parameters",
          "whole UINT32 parameters expected, " + in.remaining() + " bytes came");
    }
    List<Integer> parameters = new ArrayList<>(max);
    while (in.remaining() > 0 && parameters.size() < max) {
      parameters.add(in.int32("parameter " + (parameters.size() + 1)));
    }
    if (in.remaining() > 0) {
      in.report(
          Anomaly.Kind.TRAILING_BYTES,
          "parameters",
          rule,
          "at most " + max + " parameters expected, " + in.remaining() / 4 + " more came");
      in.rest("surplus parameters");
    }
    return parameters;
  }
}
