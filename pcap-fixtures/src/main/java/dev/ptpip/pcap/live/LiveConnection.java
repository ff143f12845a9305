package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.PacketType;
import java.nio.ByteBuffer;
import java.time.Instant;

/** One connection that is looked on at. Safe for use by several threads. */
public final class LiveConnection {
  private final LiveTraffic traffic;
  private final long number;
  private final String peer;
  private final LiveStream initiator = new LiveStream(this, Side.INITIATOR);
  private final LiveStream responder = new LiveStream(this, Side.RESPONDER);
  private Route route = Route.COMMAND;
  private boolean asked;
  private boolean ended;

  LiveConnection(LiveTraffic traffic, long number, String peer) {
    this.traffic = traffic;
    this.number = number;
    this.peer = peer;
  }

  /** Counts the connections of a camera from 1. */
  public long number() {
    return number;
  }

  /** Who has connected. */
  public String peer() {
    return peer;
  }

  /** Bytes have passed; the position of the buffer does not change. */
  void bytes(Side from, ByteBuffer bytes) {
    traffic.lock().lock();
    try {
      stream(from).accept(bytes.duplicate());
    } finally {
      traffic.lock().unlock();
    }
  }

  /**
   * The camera is about to write, and so many bytes of the initiator wait to be read: what begins
   * with them was said before the answer, however late it is told.
   */
  void waiting(int count) {
    traffic.lock().lock();
    try {
      if (asked && count > 0) {
        initiator.waiting(count);
      }
    } finally {
      traffic.lock().unlock();
    }
  }

  /** Bytes of the payload of a data packet have passed unseen. */
  void payload(Side from, long count) {
    traffic.lock().lock();
    try {
      stream(from).skip(count);
    } finally {
      traffic.lock().unlock();
    }
  }

  /** One side has ended it. */
  void end(Side by, Ending.How how) {
    traffic.lock().lock();
    try {
      if (!ended) {
        ended = true;
        if (by == Side.INITIATOR) {
          initiator.ended();
        }
        traffic
            .listener()
            .ended(this, new Ending(by, route, how, traffic.now(), traffic.nextFrame()));
      }
    } finally {
      traffic.lock().unlock();
    }
  }

  private LiveStream stream(Side from) {
    return from == Side.INITIATOR ? initiator : responder;
  }

  /** A stream has a packet. */
  void packet(LiveStream stream, Instant began, PacketContent content) {
    if (content.typeCode() == PacketType.INIT_EVENT_REQUEST.code() && stream.isFirst()) {
      route = Route.EVENT;
    }
    CapturedPacket packet =
        new CapturedPacket(
            stream.side(),
            route,
            began,
            traffic.now(),
            traffic.nextFrame(),
            stream.range(),
            content);
    if (content.typeCode() == PacketType.OPERATION_REQUEST.code()) {
      asked = true;
      if (stream.isEarly()) {
        traffic.listener().early(this, packet);
      }
    }
    traffic.listener().packet(this, packet);
    for (Anomaly anomaly : stream.anomalies()) {
      traffic.listener().anomaly(this, packet, anomaly);
    }
  }

  /** Payload of the data packet that a stream tells next. */
  void piece(Side from, ByteBuffer bytes) {
    traffic.listener().piece(this, from, bytes);
  }

  Instant now() {
    return traffic.now();
  }
}
