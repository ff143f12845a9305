/**
 * Captures as scripts: what was asked and answered in which order, what matches what, and what
 * differs when it is played again. The camera's side of a replay is in the simulator.
 */
@NullMarked
package dev.ptpip.pcap.replay;

import org.jspecify.annotations.NullMarked;
