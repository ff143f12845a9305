/**
 * Reports of a run: what is written into the folder of a report, and what is read of it again to
 * compare runs. Nothing is judged here.
 */
@NullMarked
package dev.ptpip.conformance.report;

import org.jspecify.annotations.NullMarked;
