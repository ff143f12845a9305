/**
 * The headers that Linux (usbmon) and Windows (USBPcap) put before what was sent over USB. What the
 * bytes mean is not looked at here. Internal: not exported.
 */
@NullMarked
package dev.ptpip.pcap.usb;

import org.jspecify.annotations.NullMarked;
