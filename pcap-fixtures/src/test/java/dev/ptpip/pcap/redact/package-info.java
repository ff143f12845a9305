/** Tests of redaction. */
@NullMarked
package dev.ptpip.pcap.redact;

import org.jspecify.annotations.NullMarked;
