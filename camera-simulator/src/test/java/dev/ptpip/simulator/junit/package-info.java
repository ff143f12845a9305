/** Tests of cameras in JUnit tests, among them tests that have to fail. */
@NullMarked
package dev.ptpip.simulator.junit;

import org.jspecify.annotations.NullMarked;
