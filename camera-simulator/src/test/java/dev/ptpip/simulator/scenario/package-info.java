/** Tests of scenarios. */
@NullMarked
package dev.ptpip.simulator.scenario;

import org.jspecify.annotations.NullMarked;
