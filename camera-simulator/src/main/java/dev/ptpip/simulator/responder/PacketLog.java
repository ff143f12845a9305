package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DEBUG line per packet of one connection, same columns both ways: {@code << 3f2a cmd
 * OperationRequest GetObject (0x1009) tid=7 00010001}; and whoever else wants to see packets.
 */
final class PacketLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.ptpip.simulator.packets");

  private final CodeNames names;
  private final List<PacketObserver> others;
  private volatile String name = "---- new";

  PacketLog(CodeNames names, List<PacketObserver> others) {
    this.names = names;
    this.others = others;
  }

  /** What the channel reports to; nothing at all if nobody is interested. */
  PacketObserver observer() {
    return others.isEmpty() && !LOG.isDebugEnabled() ? PacketObserver.NONE : new Fan();
  }

  void nameIt(String kind, Initiator initiator) {
    name = initiator.guid().toString().substring(0, 4) + " " + kind;
  }

  private String describe(Packet packet) {
    String type = packet.getClass().getSimpleName();
    CodeBook book = names.book();
    if (packet instanceof OperationRequest request) {
      return type
          + " "
          + book.label(request.operation())
          + " tid="
          + request.transactionId()
          + hex(request.parameters());
    }
    if (packet instanceof OperationResponse response) {
      return type
          + " "
          + book.label(response.response())
          + " tid="
          + response.transactionId()
          + hex(response.parameters());
    }
    if (packet instanceof Event event) {
      return type
          + " "
          + book.label(event.event())
          + " tid="
          + event.transactionId()
          + hex(event.parameters());
    }
    return packet.toString();
  }

  private static String hex(List<Integer> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach(parameter -> text.append(" %08x".formatted(parameter)));
    return text.toString();
  }

  /** Tells the log and the others. */
  private final class Fan implements PacketObserver {
    @Override
    public void received(Packet packet) {
      if (LOG.isDebugEnabled()) {
        LOG.debug("<< {} {}", name, describe(packet));
      }
      others.forEach(other -> other.received(packet));
    }

    @Override
    public void sent(Packet packet) {
      if (LOG.isDebugEnabled()) {
        LOG.debug(">> {} {}", name, describe(packet));
      }
      others.forEach(other -> other.sent(packet));
    }

    @Override
    public void dataReceived(TransactionId transactionId, long bytes) {
      LOG.debug("<< {} Data tid={} {} B", name, transactionId, bytes);
      others.forEach(other -> other.dataReceived(transactionId, bytes));
    }

    @Override
    public void dataSent(TransactionId transactionId, long bytes) {
      LOG.debug(">> {} Data tid={} {} B", name, transactionId, bytes);
      others.forEach(other -> other.dataSent(transactionId, bytes));
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      LOG.debug("<< {} {}", name, anomaly);
      others.forEach(other -> other.anomaly(anomaly));
    }
  }
}
