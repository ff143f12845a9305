/**
 * Rules that make a camera deviate, and the deviations: a rule says when (an operation, an event, a
 * connection, a time) and which faults of the network, of the packets or of the camera follow. One
 * vocabulary for all ways to write it. What a camera does without rules is no matter of this
 * package.
 */
@NullMarked
package dev.ptpip.simulator.fault;

import org.jspecify.annotations.NullMarked;
