/**
 * A peer that may lie: it opens connections, sends packets or any bytes, and observes what the
 * other side does. Whatever the other side does is an observation, never an exception; every byte
 * is in the transcript. No verdicts here.
 */
@NullMarked
package dev.ptpip.conformance.probe;

import org.jspecify.annotations.NullMarked;
