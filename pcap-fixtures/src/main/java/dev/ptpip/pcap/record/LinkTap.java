package dev.ptpip.pcap.record;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.TcpLink;
import java.io.IOException;

/** Is handed each connection before it is used, and may have it looked on at. */
@FunctionalInterface
public interface LinkTap {
  /** Nobody looks on. */
  LinkTap NONE = (link, label) -> link;

  /**
   * What is used in place of the connection.
   *
   * @param label which connection it is: {@code command} or {@code event}
   * @throws IOException if the connection has ended already
   */
  ByteLink tap(TcpLink link, String label) throws IOException;
}
