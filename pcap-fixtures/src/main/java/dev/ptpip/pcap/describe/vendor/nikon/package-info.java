/** The datasets of Nikon bodies' own operations. */
@NullMarked
package dev.ptpip.pcap.describe.vendor.nikon;

import org.jspecify.annotations.NullMarked;
