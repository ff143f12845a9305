/** Tests of reports. */
@NullMarked
package dev.ptpip.conformance.report;

import org.jspecify.annotations.NullMarked;
