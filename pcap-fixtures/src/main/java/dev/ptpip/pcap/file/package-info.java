/**
 * Capture files: frames as pcap and pcapng files have them. What is in a frame is not looked at
 * here.
 */
@NullMarked
package dev.ptpip.pcap.file;

import org.jspecify.annotations.NullMarked;
