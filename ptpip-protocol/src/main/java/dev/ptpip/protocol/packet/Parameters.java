package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The UINT32 parameters at the end of requests, responses and events. */
final class Parameters {
  private static final List<String> FIELDS =
      List.of("Parameter1", "Parameter2", "Parameter3", "Parameter4", "Parameter5");

  private Parameters() {}

  static int value(List<Integer> parameters, int number, int max) {
    if (number < 1 || number > max) {
      throw new IndexOutOfBoundsException(
          "parameters are numbered 1 to " + max + ", not " + number);
    }
    return number <= parameters.size() ? parameters.get(number - 1) : 0;
  }

  /** Each as eight hexadecimal digits, as logs show them. */
  static String hex(List<Integer> parameters) {
    return parameters.stream().map("%08X"::formatted).collect(Collectors.joining(" ", "[", "]"));
  }

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
          "Parameters",
          "whole UINT32 parameters expected, " + in.remaining() + " bytes came");
    }
    List<Integer> parameters = new ArrayList<>(max);
    while (in.remaining() > 0 && parameters.size() < max) {
      parameters.add(in.int32(FIELDS.get(parameters.size())));
    }
    if (in.remaining() > 0) {
      int at = in.offset();
      in.report(
          Anomaly.Kind.TRAILING_BYTES,
          at,
          "Parameters",
          rule,
          "at most " + max + " parameters expected, then " + in.rest("Parameters") + " came");
    }
    return parameters;
  }
}
