/**
 * Every operation that a Nikon D5300 offers, over TCP against the camera as it is started by users:
 * what it answers, with which bytes, and one refusal where there is one.
 */
@NullMarked
package dev.ptpip.simulator.d5300;

import org.jspecify.annotations.NullMarked;
