/**
 * The cases, one file per group of the rule book, and the catalogue that lists them. A case is a
 * named method that works with a {@link dev.ptpip.conformance.run.CaseContext}; what it may do and
 * what it needs stands in its declaration.
 */
@NullMarked
package dev.ptpip.conformance.cases;

import org.jspecify.annotations.NullMarked;
