/**
 * Legal conversations, changed until something breaks: a grammar of conversations, changes to their
 * structure, an eye for wrong answers, shrinking, and files of what was found. What a target may be
 * asked and for how long is decided here; how it is told to people is not.
 */
@NullMarked
package dev.ptpip.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
