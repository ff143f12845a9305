package dev.ptpip.conformance.client;

import java.util.List;
import java.util.Set;

/**
 * How the camera of a case behaves.
 *
 * @param rules when it deviates, in the words of {@code camera-simulator --fault}
 * @param extras what it sends besides
 * @param manner whether what it does is legal
 */
public record Scene(List<String> rules, Set<Extra> extras, Manner manner) {
  /** Nothing out of the ordinary. */
  public static final Scene PLAIN = new Scene(List.of(), Set.of(), Manner.LAWFUL);

  /** What a camera sends besides, on the Event connection, when a session is open. */
  public enum Extra {
    /** Events 0xC7FF with three parameters and 0x4FFF with none. */
    UNKNOWN_EVENTS,
    /** A packet of type 0x20. */
    UNKNOWN_PACKET,
    /** A Probe_Response that nobody has asked for. */
    UNASKED_PROBE_RESPONSE
  }

  /** Whether a camera keeps the rules. */
  public enum Manner {
    /** It does nothing that a client could not meet at a good camera: it has to do its work. */
    LAWFUL,
    /** It refuses, breaks or lies: what a client does then in order to end is up to it. */
    BROKEN
  }

  /** Copies. */
  public Scene {
    rules = List.copyOf(rules);
    extras = Set.copyOf(extras);
  }

  static Scene lawful(String... rules) {
    return new Scene(List.of(rules), Set.of(), Manner.LAWFUL);
  }

  static Scene broken(String... rules) {
    return new Scene(List.of(rules), Set.of(), Manner.BROKEN);
  }

  static Scene sending(Extra extra) {
    Manner manner = extra == Extra.UNKNOWN_EVENTS ? Manner.LAWFUL : Manner.BROKEN;
    return new Scene(List.of("session opened:probe"), Set.of(extra), manner);
  }

  /** In words. */
  public String text() {
    if (rules.isEmpty()) {
      return "does nothing out of the ordinary";
    }
    StringBuilder text = new StringBuilder(String.join("  ", rules));
    extras.forEach(extra -> text.append(", sends ").append(word(extra)));
    return text.toString();
  }

  private static String word(Extra extra) {
    return switch (extra) {
      case UNKNOWN_EVENTS -> "events 0xC7FF and 0x4FFF";
      case UNKNOWN_PACKET -> "a packet of type 0x20";
      case UNASKED_PROBE_RESPONSE -> "a Probe_Response";
    };
  }
}
