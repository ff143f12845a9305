/**
 * The rule book: every requirement with its clause, level and certainty, as data; which of them a
 * profile asks for, which frozen set they belong to, and which ones a black box can't test. No code
 * of cases here, and no copy of a rule outside the resource.
 */
@NullMarked
package dev.ptpip.conformance.book;

import org.jspecify.annotations.NullMarked;
