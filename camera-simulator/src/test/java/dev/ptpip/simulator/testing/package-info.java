/**
 * What the tests of the camera share: a captured log, a check that nothing is left behind, an
 * initiator that can do everything wrong.
 */
@NullMarked
package dev.ptpip.simulator.testing;

import org.jspecify.annotations.NullMarked;
