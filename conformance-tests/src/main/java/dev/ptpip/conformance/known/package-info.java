/**
 * Failures that are known and accepted, and what becomes of a run that has them. How they are shown
 * is not decided here.
 */
@NullMarked
package dev.ptpip.conformance.known;

import org.jspecify.annotations.NullMarked;
