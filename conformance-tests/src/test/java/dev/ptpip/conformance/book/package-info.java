/** The rule book as data. */
@NullMarked
package dev.ptpip.conformance.book;

import org.jspecify.annotations.NullMarked;
