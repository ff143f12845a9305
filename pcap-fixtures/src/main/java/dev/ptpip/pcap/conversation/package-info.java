/**
 * What a capture says: conversations between an initiator and a responder, their packets,
 * transactions, events, gaps and oddities, from PTP/IP and from USB alike. How files, frames and
 * streams are laid out is said in other packages; what to make of a conversation (describing,
 * replaying, judging) too.
 */
@NullMarked
package dev.ptpip.pcap.conversation;

import org.jspecify.annotations.NullMarked;
