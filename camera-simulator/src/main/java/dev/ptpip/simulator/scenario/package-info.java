/**
 * What is different at one camera: the model of a scenario, its file form, what it expects, and how
 * a run is judged. What rules do belongs to {@code fault}; what a camera does by itself belongs
 * nowhere here.
 */
@NullMarked
package dev.ptpip.simulator.scenario;

import org.jspecify.annotations.NullMarked;
