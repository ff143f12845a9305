/**
 * What holds for any conversation: jqwik looks for one for which it does not. Against the
 * simulator, or against the target that system properties name.
 */
@NullMarked
package dev.ptpip.conformance.property;

import org.jspecify.annotations.NullMarked;
