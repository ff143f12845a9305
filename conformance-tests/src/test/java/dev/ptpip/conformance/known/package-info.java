/** Tests of known failures. */
@NullMarked
package dev.ptpip.conformance.known;

import org.jspecify.annotations.NullMarked;
