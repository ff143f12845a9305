/**
 * Bytes and how they are read and written: immutable byte strings, the little-endian reader and
 * writer, limits, anomalies and the policy that decides about them. Knows no packet, no dataset and
 * no socket.
 */
@NullMarked
package dev.ptpip.protocol.io;

import org.jspecify.annotations.NullMarked;
