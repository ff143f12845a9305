/**
 * Recording: what two ends of a connection say to each other, as the TCP/IP frames that would have
 * carried it, written while it happens. The bytes come from whoever moves them; nothing here opens
 * a connection or listens to a network.
 */
@NullMarked
package dev.ptpip.pcap.record;

import org.jspecify.annotations.NullMarked;
