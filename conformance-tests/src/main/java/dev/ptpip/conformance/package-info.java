/**
 * What a judgement is made of: verdicts, levels of requirement, certainty of the source. The rule
 * book, the cases, the runner and the reports are in the packages below.
 */
@NullMarked
package dev.ptpip.conformance;

import org.jspecify.annotations.NullMarked;
