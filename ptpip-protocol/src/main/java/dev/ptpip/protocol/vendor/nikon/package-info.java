/**
 * What Nikon adds to PTP: its codes, and how to tell that a device is one of its bodies. No policy
 * and no camera behaviour.
 */
@NullMarked
package dev.ptpip.protocol.vendor.nikon;

import org.jspecify.annotations.NullMarked;
