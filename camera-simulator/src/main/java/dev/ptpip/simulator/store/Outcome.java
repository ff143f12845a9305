package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A response code and, if it is OK, what was asked for.
 *
 * @param code how it ended
 * @param result present if and only if {@code code} is OK
 */
public record Outcome<T>(ResponseCode code, Optional<T> result) {
  /** Checks that code and result agree. */
  public Outcome {
    if (code.equals(ResponseCode.OK) != result.isPresent()) {
      throw new IllegalArgumentException("code " + code + " with result " + result);
    }
  }

  /** Success. */
  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(ResponseCode.OK, Optional.of(value));
  }

  /**
   * Failure.
   *
   * @throws IllegalArgumentException if {@code code} is OK
   */
  public static <T> Outcome<T> failed(ResponseCode code) {
    return new Outcome<>(code, Optional.empty());
  }

  /** Whether the code is OK. */
  public boolean isOk() {
    return result.isPresent();
  }

  /**
   * The result.
   *
   * @throws NoSuchElementException if there is none
   */
  public T value() {
    return result.orElseThrow(() -> new NoSuchElementException("no result, response code " + code));
  }

  /** The same code with another result. */
  public <R> Outcome<R> map(Function<? super T, ? extends R> function) {
    return new Outcome<>(code, result.map(function));
  }
}
