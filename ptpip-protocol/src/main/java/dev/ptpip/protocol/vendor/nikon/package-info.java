/**
 * What Nikon adds to PTP: its codes, how to tell that a device is one of its bodies, and the
 * datasets that only they send (event lists, live-view frames, object sizes). No policy and no
 * camera behaviour.
 */
@NullMarked
package dev.ptpip.protocol.vendor.nikon;

import org.jspecify.annotations.NullMarked;
