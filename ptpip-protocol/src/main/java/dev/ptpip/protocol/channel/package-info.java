/**
 * Packets over a byte stream: framing, data phases of any size, deadlines; over TCP and over an
 * in-memory pair. No sessions, no transactions, no policy about what a peer may send when.
 */
@NullMarked
package dev.ptpip.protocol.channel;

import org.jspecify.annotations.NullMarked;
