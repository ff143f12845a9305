package dev.ptpip.conformance.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the camera of a case behaves.
 *
 * @param rules when it deviates, in the words of {@code camera-simulator --fault}
 * @param twist what it does besides, which those words do not have
 * @param manner whether what it does is legal
 * @param starts how often the client is started, one time after the other
 */
public record Scene(List<String> rules, Optional<Twist> twist, Manner manner, int starts) {
  /** Nothing out of the ordinary. */
  public static final Scene PLAIN = new Scene(List.of(), Optional.empty(), Manner.LAWFUL, 1);

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
    if (starts < 1) {
      throw new IllegalArgumentException("a client is started at least once");
    }
  }

  static Scene lawful(String... rules) {
    return new Scene(List.of(rules), Optional.empty(), Manner.LAWFUL, 1);
  }

  static Scene broken(String... rules) {
    return new Scene(List.of(rules), Optional.empty(), Manner.BROKEN, 1);
  }

  static Scene lawful(Twist twist, String... rules) {
    return new Scene(List.of(rules), Optional.of(twist), Manner.LAWFUL, 1);
  }

  static Scene broken(Twist twist, String... rules) {
    return new Scene(List.of(rules), Optional.of(twist), Manner.BROKEN, 1);
  }

  /** The same for a client that is started twice. */
  Scene twice() {
    return new Scene(rules, twist, manner, 2);
  }

  /** Whether the camera does nothing out of the ordinary. */
  public boolean isPlain() {
    return rules.isEmpty() && twist.isEmpty();
  }

  /** In words. */
  public String text() {
    List<String> parts = new ArrayList<>(rules);
    twist.ifPresent(each -> parts.add(each.text()));
    String text = parts.isEmpty() ? "does nothing out of the ordinary" : String.join("; ", parts);
    return starts == 1 ? text : text + "; the client is started " + starts + " times";
  }
}
