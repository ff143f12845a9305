/** Tests of what the judge probes with. */
@NullMarked
package dev.ptpip.conformance.probe;

import org.jspecify.annotations.NullMarked;
