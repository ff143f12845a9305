package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.camera.CameraEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What rules have in store for the packets of one Event connection: events to come, and answers to
 * probes. Guarded by {@code lock}.
 */
final class EventPlan implements PacketFilter {
  private static final int CAPACITY = 1024;
  private static final int CODE_AT = 8;
  private static final int PARAMETERS_AT = 14;

  private final FaultEngine engine;
  private final FaultLink link;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Armed> armed = new ArrayDeque<>();
  private @Nullable Firing ignoringPings;

  /** A rule that waits for the packet of an event. */
  private record Armed(CameraEvent event, Firing firing) {}

  EventPlan(FaultEngine engine, FaultLink link) {
    this.engine = engine;
    this.link = link;
  }

  void await(CameraEvent event, Firing firing) {
    lock.lock();
    try {
      if (armed.size() == CAPACITY) {
        armed.removeFirst();
      }
      armed.addLast(new Armed(event, firing));
    } finally {
      lock.unlock();
    }
  }

  void ignorePings(Firing firing) {
    lock.lock();
    try {
      ignoringPings = firing;
    } finally {
      lock.unlock();
    }
  }

  Optional<Firing> ignoringPings() {
    lock.lock();
    try {
      return Optional.ofNullable(ignoringPings);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Firing> take(WirePacket packet) {
    lock.lock();
    try {
      for (Armed each : armed) {
        if (isOf(packet, each.event())) {
          armed.remove(each);
          return Optional.of(each.firing());
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isOf(WirePacket packet, CameraEvent event) {
    ByteBuffer bytes = packet.head().asBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if ((bytes.getShort(CODE_AT) & 0xFFFF) != event.code().raw()) {
      return false;
    }
    for (int i = 0; i < event.parameters().size(); i++) {
      int at = PARAMETERS_AT + 4 * i;
      if (at + 4 > bytes.limit() || bytes.getInt(at) != event.parameters().get(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void filter(WirePacket packet, PacketOutput out) throws IOException {
    Optional<Firing> pings = ignoringPings();
    if (pings.isPresent() && packet.is(PacketType.PROBE_RESPONSE)) {
      pings.get().fire();
      return;
    }
    Optional<Firing> firing = packet.is(PacketType.EVENT) ? take(packet) : Optional.empty();
    if (firing.isEmpty()) {
      out.send(packet);
      return;
    }
    out.flush();
    Pacing usual = link.pace();
    for (Action action : firing.get().rule().actions()) {
      if (!PacketEdits.isEdit(action)) {
        engine.atEvent(action, firing.get(), link);
      }
    }
    out.flush();
    link.awaitHold();
    PacketEdits.send(packet, firing.get().rule().actions(), firing.get(), out);
    if (!link.pace().merge()) {
      out.flush();
      link.pace(usual);
    }
  }
}
