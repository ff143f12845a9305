package dev.ptpip.simulator.fault;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Carries out the actions that change one packet. */
final class PacketEdits {
  private PacketEdits() {}

  /** Whether an action is for one packet. */
  static boolean isEdit(Action action) {
    return action instanceof PacketAction.Length
        || action instanceof PacketAction.Type
        || action instanceof PacketAction.Tid
        || action instanceof PacketAction.Twice
        || action instanceof PacketAction.Never
        || action instanceof PacketAction.Truncate
        || action instanceof NetworkAction.Flip;
  }

  /** Sends what becomes of {@code packet}. */
  static void send(WirePacket packet, List<Action> actions, Firing firing, PacketOutput out)
      throws IOException {
    WirePacket changed = packet;
    int times = 1;
    for (Action action : actions) {
      if (isEdit(action)) {
        firing.fire();
        changed = edited(changed, action, firing, -1);
        times = action instanceof PacketAction.Twice ? 2 : times;
        times = action instanceof PacketAction.Never ? 0 : times;
      }
    }
    for (int i = 0; i < times; i++) {
      out.send(changed);
    }
  }

  /**
   * The packet with a changed field, or changed bits.
   *
   * @param place the byte whose bits are changed; -1 for any
   */
  static WirePacket edited(WirePacket packet, Action action, Firing firing, long place) {
    if (action instanceof PacketAction.Length length) {
      return packet.withLength(length.edit().apply(packet.length()));
    }
    if (action instanceof PacketAction.Type type) {
      return packet.withType(type.type());
    }
    if (action instanceof PacketAction.Tid tid) {
      int other = tid.id().orElse(packet.transactionId().orElse(0) + 1);
      return packet.withTransactionId(other);
    }
    if (action instanceof PacketAction.Truncate truncate) {
      return packet.first(truncate.bytes());
    }
    if (action instanceof NetworkAction.Flip flip) {
      WirePacket changed = packet;
      for (long bit : firing.state().random(random -> bits(random, flip, packet, place))) {
        changed = changed.flipped(bit);
      }
      return changed;
    }
    return packet;
  }

  private static Set<Long> bits(
      Random random, NetworkAction.Flip flip, WirePacket packet, long place) {
    long all = packet.size() * 8;
    Set<Long> bits = new TreeSet<>();
    long first = place < 0 ? 0 : Math.min(place * 8, all - 1);
    long span = place < 0 ? all : Math.min(all - first, Math.max(8, flip.bits()));
    while (bits.size() < Math.min(flip.bits(), span)) {
      bits.add(first + (long) (random.nextDouble() * span));
    }
    return bits;
  }
}
