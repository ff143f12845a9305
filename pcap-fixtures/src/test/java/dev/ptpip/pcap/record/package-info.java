/** Tests of recording, with a decoder of their own. */
@NullMarked
package dev.ptpip.pcap.record;

import org.jspecify.annotations.NullMarked;
