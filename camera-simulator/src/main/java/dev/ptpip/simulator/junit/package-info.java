/**
 * Cameras for tests with JUnit 5: each test has its own, which is started before it, judged after
 * it and explains itself when the test fails. Nothing outside of this package needs JUnit.
 */
@NullMarked
package dev.ptpip.simulator.junit;

import org.jspecify.annotations.NullMarked;
