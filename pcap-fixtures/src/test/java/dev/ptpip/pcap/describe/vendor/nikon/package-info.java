/** What Nikon bodies send, in words. */
@NullMarked
package dev.ptpip.pcap.describe.vendor.nikon;

import org.jspecify.annotations.NullMarked;
