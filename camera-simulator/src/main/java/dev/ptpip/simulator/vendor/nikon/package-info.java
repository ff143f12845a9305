/**
 * What makes the standard camera a Nikon: its operations, its capture and live view, its polled
 * events, and what its property values mean. The only place of the simulator that knows this
 * vendor.
 */
@NullMarked
package dev.ptpip.simulator.vendor.nikon;

import org.jspecify.annotations.NullMarked;
