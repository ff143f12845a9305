/**
 * What a case is, what it needs and may do, how it is run, and what comes out: contexts, controls,
 * verdicts, results. The cases themselves are elsewhere, and so is everything that is written about
 * a run.
 */
@NullMarked
package dev.ptpip.conformance.run;

import org.jspecify.annotations.NullMarked;
