package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.CaptureException;
import java.util.Optional;

/**
 * What became of a capture.
 *
 * @param frames that were written
 * @param keptBytes bytes behind the headers that stayed, or got a value of their own
 * @param removedBytes bytes that became zeros
 * @param packets PTP packets that were understood
 * @param problem where the file is broken, if it is; what comes before was written
 */
public record RedactSummary(
    long frames,
    long keptBytes,
    long removedBytes,
    long packets,
    Optional<CaptureException> problem) {}
