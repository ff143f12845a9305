package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an operation ends: at most one data phase, then a response, then work that must not begin
 * before the response is on its way.
 */
public final class Reply {
  private final ResponseCode code;
  private final List<Integer> parameters;
  private final Optional<DataSource> data;
  private final List<Runnable> afterwards;

  private Reply(
      ResponseCode code,
      List<Integer> parameters,
      Optional<DataSource> data,
      List<Runnable> afterwards) {
    this.code = code;
    this.parameters = parameters;
    this.data = data;
    this.afterwards = afterwards;
  }

  /** OK without data. */
  public static Reply ok(int... parameters) {
    return code(ResponseCode.OK, parameters);
  }

  /** A response without data. */
  public static Reply code(ResponseCode code, int... parameters) {
    return new Reply(code, list(parameters), Optional.empty(), List.of());
  }

  /**
   * Data and OK. If the source fails on the way, the data phase ends early and the response is
   * Incomplete_Transfer.
   */
  public static Reply data(DataSource data, int... parameters) {
    return new Reply(ResponseCode.OK, list(parameters), Optional.of(data), List.of());
  }

  /** Data in memory, and OK. */
  public static Reply data(Bytes data, int... parameters) {
    return data(DataSource.of(data), parameters);
  }

  /** A response of any code, with data before it if there is any. */
  public static Reply of(ResponseCode code, List<Integer> parameters, Optional<DataSource> data) {
    return new Reply(code, List.copyOf(parameters), data, List.of());
  }

  private static List<Integer> list(int... parameters) {
    return Arrays.stream(parameters).boxed().toList();
  }

  /**
   * The same, with work to do on the command thread once the response was written, or could not be
   * written because the initiator is gone.
   */
  public Reply then(Runnable work) {
    List<Runnable> both = Stream.concat(afterwards.stream(), Stream.of(work)).toList();
    return new Reply(code, parameters, data, both);
  }

  /**
   * The same without the work behind it, which is done now. For a camera that is ahead of itself.
   */
  public Reply afterItsWork() {
    afterwards.forEach(Runnable::run);
    return new Reply(code, parameters, data, List.of());
  }

  /** The same with another response code. */
  public Reply withCode(ResponseCode other) {
    return new Reply(other, parameters, data, afterwards);
  }

  /** The same with other parameters. */
  public Reply withParameters(int... others) {
    return new Reply(code, list(others), data, afterwards);
  }

  /** The same with other data. */
  public Reply withData(DataSource other) {
    return new Reply(code, parameters, Optional.of(other), afterwards);
  }

  /** The response code. */
  public ResponseCode code() {
    return code;
  }

  /** The response's parameters. */
  public List<Integer> parameters() {
    return parameters;
  }

  /** The data phase, if there is one. */
  public Optional<DataSource> data() {
    return data;
  }

  /** Whether the code is OK. */
  public boolean isOk() {
    return code.equals(ResponseCode.OK);
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  @Override
  public String toString() {
    return code + " " + parameters + data.map(source -> " " + source.size() + " B").orElse("");
  }
}
