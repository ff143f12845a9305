/**
 * The 14 packet types of PTP-IP (CIPA DC-005 §2.3) as records, each with its reader and writer;
 * nothing of sockets and sessions.
 */
@NullMarked
package dev.ptpip.protocol.packet;

import org.jspecify.annotations.NullMarked;
