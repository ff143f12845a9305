/** Captures for tests, made byte by byte and without the code that is tested. */
@NullMarked
package dev.ptpip.pcap.testing;

import org.jspecify.annotations.NullMarked;
