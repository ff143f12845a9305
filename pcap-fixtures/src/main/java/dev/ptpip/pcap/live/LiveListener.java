package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.io.Anomaly;
import java.nio.ByteBuffer;

/**
 * Is told of what passes the connections of one camera, in an order in which nothing is answered
 * before it was said. Calls come one at a time, on the thread that reads or writes; they must not
 * block.
 */
public interface LiveListener {
  /** Somebody has connected. */
  default void opened(LiveConnection connection) {}

  /** A packet has passed. */
  void packet(LiveConnection connection, CapturedPacket packet);

  /** The packet that was told last is not as the standard has it, and was understood. */
  default void anomaly(LiveConnection connection, CapturedPacket packet, Anomaly anomaly) {}

  /**
   * A request that is told next was there before the camera had answered the one before it. The
   * camera reads it only when it has, so that the order of packets does not show it.
   */
  default void early(LiveConnection connection, CapturedPacket request) {}

  /**
   * Payload of the data packet that is told next, unless it passes unseen; the bytes are lent for
   * the time of the call.
   */
  default void piece(LiveConnection connection, Side from, ByteBuffer bytes) {}

  /** A connection has ended; told once. */
  default void ended(LiveConnection connection, Ending ending) {}
}
