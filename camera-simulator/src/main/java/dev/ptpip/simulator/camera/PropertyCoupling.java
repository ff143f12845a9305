package dev.ptpip.simulator.camera;

/**
 * What else changes with a property: two properties that show the same thing, values that another
 * one limits. Called within the change, so that nobody sees one without the other; must be quick,
 * touch nothing but the edit, and wait for nothing.
 */
@FunctionalInterface
public interface PropertyCoupling {
  /** Adds the consequences of {@code change}. */
  void changed(PropertyChange.ValueChanged change, PropertyEdit edit);
}
