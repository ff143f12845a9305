package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.file.LinkType;
import java.util.List;
import java.util.Optional;

/**
 * What was read.
 *
 * @param frames frames in the file
 * @param bytes bytes of the file that were read
 * @param conversations conversations that were found
 * @param ignoredFrames frames of other protocols, of link layers that are not known, or damaged
 * @param unknownLinks link layers of frames that were not read for that reason, each once
 * @param problem why the file could not be read to its end, if so
 */
public record ReadSummary(
    long frames,
    long bytes,
    int conversations,
    long ignoredFrames,
    List<LinkType> unknownLinks,
    Optional<CaptureException> problem) {
  /** Copies the list. */
  public ReadSummary {
    unknownLinks = List.copyOf(unknownLinks);
  }
}
