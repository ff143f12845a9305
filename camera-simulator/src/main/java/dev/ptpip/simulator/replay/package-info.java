/**
 * A capture as a camera: each request is answered as it was in the recording. What is on a tape and
 * what matches a request is said by {@code dev.ptpip.pcap.replay}.
 */
@NullMarked
package dev.ptpip.simulator.replay;

import org.jspecify.annotations.NullMarked;
