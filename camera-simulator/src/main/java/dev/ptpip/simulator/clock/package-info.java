/**
 * The camera's time: what it shows, what it measures with, and what it plans for later; real,
 * scaled or virtual. Deadlines about a silent peer do not belong here, they are real time.
 */
@NullMarked
package dev.ptpip.simulator.clock;

import org.jspecify.annotations.NullMarked;
