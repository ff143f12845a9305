/**
 * Makes captures fit to be shown to others: what is not known to be harmless is overwritten, with
 * lengths and times as they were.
 */
@NullMarked
package dev.ptpip.pcap.redact;

import org.jspecify.annotations.NullMarked;
