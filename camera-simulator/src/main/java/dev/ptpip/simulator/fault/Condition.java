package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.camera.Camera;
import java.util.function.Predicate;

/**
 * What has to be true of the body for a rule to apply.
 *
 * @param text as it is written in a rule: {@code battery < 10%}
 * @param test finds out
 */
public record Condition(String text, Predicate<Camera> test) {
  /** Whether it is true now. */
  public boolean holds(Camera camera) {
    return test.test(camera);
  }

  /** Conditions are equal if they are written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Condition same && same.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
