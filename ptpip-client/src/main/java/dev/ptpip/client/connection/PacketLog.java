package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one DEBUG line per packet, the same columns both ways: direction, connection, channel,
 * packet.
 */
final class PacketLog implements PacketObserver {
  private static final Logger LOG = LoggerFactory.getLogger("dev.ptpip.client.packets");

  private final String connection;
  private final String channel;
  private final PacketObserver next;
  private final CodeNames names;

  PacketLog(String connection, ChannelKind channel, CodeNames names, PacketObserver next) {
    this.names = names;
    this.connection = connection;
    this.channel = channel == ChannelKind.COMMAND ? "cmd" : "evt";
    this.next = next;
  }

  @Override
  public void received(Packet packet) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("<< {} {} {}", connection, channel, PacketText.of(packet, names.book()));
    }
    next.received(packet);
  }

  @Override
  public void sent(Packet packet) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(">> {} {} {}", connection, channel, PacketText.of(packet, names.book()));
    }
    next.sent(packet);
  }

  @Override
  public void dataReceived(TransactionId transactionId, long bytes) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("<< {} {} data tid={} {} B", connection, channel, transactionId, bytes);
    }
    next.dataReceived(transactionId, bytes);
  }

  @Override
  public void dataSent(TransactionId transactionId, long bytes) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(">> {} {} data tid={} {} B", connection, channel, transactionId, bytes);
    }
    next.dataSent(transactionId, bytes);
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("<< {} {} anomaly: {}", connection, channel, anomaly);
    }
    next.anomaly(anomaly);
  }
}
