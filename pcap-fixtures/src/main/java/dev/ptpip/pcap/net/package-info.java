/**
 * From frames to streams: link layers, IP with its fragments, and TCP put back into order. Whose
 * bytes they are and what they mean is not looked at here. Internal: not exported.
 */
@NullMarked
package dev.ptpip.pcap.net;

import org.jspecify.annotations.NullMarked;
