package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import java.util.Optional;

/**
 * What was read.
 *
 * @param frames frames in the file
 * @param bytes bytes of the file that were read
 * @param conversations conversations that were found
 * @param ignoredFrames frames of other protocols, of link layers that are not known, or damaged
 * @param problem why the file could not be read to its end, if so
 */
public record ReadSummary(
    long frames,
    long bytes,
    int conversations,
    long ignoredFrames,
    Optional<CaptureException> problem) {}
