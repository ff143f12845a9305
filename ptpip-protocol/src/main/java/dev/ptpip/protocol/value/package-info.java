/**
 * Identifiers and small values that appear in packets and datasets, one type each so that swapping
 * two does not compile. No codes (see {@code code}) and no datasets.
 */
@NullMarked
package dev.ptpip.protocol.value;

import org.jspecify.annotations.NullMarked;
