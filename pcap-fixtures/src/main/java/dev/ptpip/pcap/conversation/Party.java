package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.value.Guid;
import java.util.Optional;

/**
 * One side of a conversation, as far as the capture has told who it is.
 *
 * @param endpoint its address; of the Command/Data connection if that was seen
 * @param guid its identity from the Init packet
 * @param friendlyName its name from the Init packet; empty if that was not seen
 * @param hostName what a name resolution block calls its address; empty if none does
 */
public record Party(Endpoint endpoint, Optional<Guid> guid, String friendlyName, String hostName) {
  /** A side of which only the address is known. */
  public static Party of(Endpoint endpoint) {
    return new Party(endpoint, Optional.empty(), "", "");
  }
}
