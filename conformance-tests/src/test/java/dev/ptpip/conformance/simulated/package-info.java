/** The virtual camera as a target of the judge, with a hand on its body. */
@NullMarked
package dev.ptpip.conformance.simulated;

import org.jspecify.annotations.NullMarked;
