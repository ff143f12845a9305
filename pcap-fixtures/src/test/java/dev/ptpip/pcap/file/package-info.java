/** Tests of capture files. */
@NullMarked
package dev.ptpip.pcap.file;

import org.jspecify.annotations.NullMarked;
