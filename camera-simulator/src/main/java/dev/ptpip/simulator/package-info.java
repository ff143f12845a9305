/**
 * A virtual PTP/IP camera in one object, and the way in which a vendor's pack extends it. What the
 * camera is and does lives in the packages below.
 */
@NullMarked
package dev.ptpip.simulator;

import org.jspecify.annotations.NullMarked;
