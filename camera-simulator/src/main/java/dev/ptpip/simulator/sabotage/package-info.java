/**
 * Faults that are there to be found: each breaks one rule of the book, so that the case of the
 * judge can be seen to fail. They are data, rules in the words of {@code
 * dev.ptpip.simulator.fault}; the camera's own code has no branch for them.
 */
@NullMarked
package dev.ptpip.simulator.sabotage;

import org.jspecify.annotations.NullMarked;
