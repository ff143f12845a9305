package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.ByteLink;
import java.io.IOException;
import java.time.Duration;

/** Opens byte streams to one camera: over TCP, or to a peer in memory. */
public interface Connector {
  /**
   * Opens one connection; called first for {@link ChannelKind#COMMAND}, then, when the camera has
   * accepted it, for {@link ChannelKind#EVENT}.
   *
   * @throws IOException if there is no connection within {@code timeout}
   */
  ByteLink open(ChannelKind kind, Duration timeout) throws IOException;

  /** Where it leads, for messages: {@code 192.168.1.1:15740}. */
  String target();
}
