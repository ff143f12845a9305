/** Looks on at connections while they are in use, and judges what passes. */
@NullMarked
package dev.ptpip.pcap.live;

import org.jspecify.annotations.NullMarked;
