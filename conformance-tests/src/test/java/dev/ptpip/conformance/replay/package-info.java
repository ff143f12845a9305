/** The fixtures played again: their initiators to the simulator, their responders to clients. */
@NullMarked
package dev.ptpip.conformance.replay;

import org.jspecify.annotations.NullMarked;
