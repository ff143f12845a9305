/** Tests of rules and faults. */
@NullMarked
package dev.ptpip.simulator.fault;

import org.jspecify.annotations.NullMarked;
