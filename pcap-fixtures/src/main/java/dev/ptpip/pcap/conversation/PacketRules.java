package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.packet.PacketType;
import java.util.Optional;

/** Which packets may come from whom on which connection (CIPA DC-005 §2.2, §2.3). Stateless. */
final class PacketRules {
  private static final int OF_INITIATOR = bits(1, 3, 6, 9, 10, 11, 12, 13, 14, 8);
  private static final int OF_RESPONDER = bits(2, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14);
  private static final int ON_COMMAND = bits(1, 2, 5, 6, 7, 9, 10, 11, 12);
  private static final int ON_EVENT = bits(3, 4, 5, 8, 11, 13, 14);

  /** Types that tell who sends them, and on which connection. */
  private static final int TELLING = bits(1, 2, 3, 6, 7, 8);

  private PacketRules() {}

  private static int bits(int... types) {
    int bits = 0;
    for (int type : types) {
      bits |= 1 << type;
    }
    return bits;
  }

  private static boolean has(int bits, int type) {
    return type >= 1 && type <= 14 && ((bits >> type) & 1) != 0;
  }

  /** The types that may come while it is not known who sends what. */
  static int telling() {
    return TELLING;
  }

  /** The types that may come from this side on this connection. */
  static int allowed(Side sender, Route route) {
    return (sender == Side.INITIATOR ? OF_INITIATOR : OF_RESPONDER)
        & (route == Route.EVENT ? ON_EVENT : ON_COMMAND);
  }

  /** Who sends packets of a type of which it is known. */
  static Side senderOf(int type) {
    return type == 1 || type == 3 || type == 6 ? Side.INITIATOR : Side.RESPONDER;
  }

  /** On which connection packets of a type travel, if that is only one. */
  static Route routeOf(int type) {
    return type == 3 || type == 4 || type == 8 || type == 13 || type == 14
        ? Route.EVENT
        : Route.COMMAND;
  }

  /**
   * Whether the first packet on a connection can be one of PTP/IP.
   *
   * @param onPort whether the connection goes to the port of PTP/IP
   */
  static boolean canBegin(int type, long length, boolean onPort) {
    if (onPort) {
      return PacketType.of(type).isPresent();
    }
    return (type == 1 && length >= 26 && length <= 4096)
        || (type == 3 && length >= 12 && length <= 64);
  }

  /** Whether the first packet of the other direction can be one of PTP/IP. */
  static boolean canAnswer(int type) {
    return type == 2 || type == 4 || type == 5;
  }

  /** What is wrong about a packet of this type from this side on this connection. */
  static Optional<Violation> violation(int type, Side sender, Route route) {
    if (PacketType.of(type).isEmpty()) {
      return Optional.of(
          new Violation("PTPIP-FRAME-05", "packet type 1 to 14 expected, " + number(type)));
    }
    if (!has(sender == Side.INITIATOR ? OF_INITIATOR : OF_RESPONDER, type)) {
      return Optional.of(
          new Violation(
              "PTPIP-FRAME-10",
              name(type) + " comes from the other side only, not from the " + word(sender)));
    }
    if (!has(route == Route.EVENT ? ON_EVENT : ON_COMMAND, type)) {
      return Optional.of(
          new Violation(
              sender == Side.INITIATOR ? "PTPIP-FRAME-09" : "PTPIP-FRAME-14",
              name(type) + " does not belong on the " + word(route)));
    }
    return Optional.empty();
  }

  /** A rule that is not met, and how. */
  record Violation(String rule, String text) {}

  static String name(int type) {
    return PacketType.of(type).map(Enum::name).orElse("type " + number(type));
  }

  /** A type that nobody knows: as it is, or if it is none but four bytes, as those. */
  static String number(int type) {
    return type >>> 16 == 0 ? String.valueOf(type) : "0x%08X".formatted(type);
  }

  private static String word(Side side) {
    return side == Side.INITIATOR ? "initiator" : "responder";
  }

  private static String word(Route route) {
    return route == Route.EVENT ? "Event connection" : "Command/Data connection";
  }
}
