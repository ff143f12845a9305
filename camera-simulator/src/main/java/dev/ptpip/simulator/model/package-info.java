/**
 * What a camera model is: immutable facts of real bodies, read from one data file per model. No
 * live state and no behaviour.
 */
@NullMarked
package dev.ptpip.simulator.model;

import org.jspecify.annotations.NullMarked;
