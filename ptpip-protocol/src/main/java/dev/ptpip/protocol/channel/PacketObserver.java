package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;

/**
 * Is told of everything that passes a {@link PacketChannel}, for logs, journals and judges; called
 * on the thread that reads or writes, in the order of the wire.
 */
public interface PacketObserver {
  /** Sees nothing. */
  PacketObserver NONE = new PacketObserver() {};

  /** A whole packet came. */
  default void received(Packet packet) {}

  /** A whole packet went out. */
  default void sent(Packet packet) {}

  /** A Data or End_Data packet of {@code bytes} payload came and was streamed. */
  default void dataReceived(TransactionId transactionId, long bytes) {}

  /** A Data or End_Data packet of {@code bytes} payload went out. */
  default void dataSent(TransactionId transactionId, long bytes) {}

  /** Something came that deviates from the standard and was understood. */
  default void anomaly(Anomaly anomaly) {}
}
