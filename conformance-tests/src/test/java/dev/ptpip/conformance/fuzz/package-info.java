/** Tests of the search for what a target does not survive. */
@NullMarked
package dev.ptpip.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
