/** What cases are made of. */
@NullMarked
package dev.ptpip.conformance.cases;

import org.jspecify.annotations.NullMarked;
