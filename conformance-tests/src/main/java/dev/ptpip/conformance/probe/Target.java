package dev.ptpip.conformance.probe;

import dev.ptpip.pcap.record.LinkTap;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What is judged.
 *
 * @param address where Command/Data connections go
 * @param eventAddress where Event connections go, the same unless told otherwise
 * @param kind what stands there
 * @param hand who can touch the body
 * @param tap is handed each connection
 * @param announcer whom to ask what is announced in its network, if not everybody there
 */
public record Target(
    InetSocketAddress address,
    InetSocketAddress eventAddress,
    Kind kind,
    Optional<Hand> hand,
    LinkTap tap,
    Optional<InetSocketAddress> announcer) {
  private static final int USUAL_PORT = 15740;

  /** What stands at an address. */
  public enum Kind {
    /** Our simulator: nothing can be broken, nothing needs rest. */
    SIMULATOR("simulator", Duration.ZERO),
    /** Anything else is taken for a real camera. */
    HARDWARE("real camera", Duration.ofSeconds(1)),
    /** No camera but a client, which the suite is the camera of. */
    CLIENT("client", Duration.ZERO);

    private final String word;
    private final Duration betweenConnects;

    Kind(String word, Duration betweenConnects) {
      this.word = word;
      this.betweenConnects = betweenConnects;
    }

    /** In words. */
    public String word() {
      return word;
    }

    /** Time between the end of one session and the beginning of the next. */
    public Duration betweenConnects() {
      return betweenConnects;
    }
  }

  /** A target that nothing is known of: treated as hardware. */
  public static Target at(InetSocketAddress address) {
    return new Target(
        address, address, Kind.HARDWARE, Optional.empty(), LinkTap.NONE, Optional.empty());
  }

  /** A simulator. */
  public static Target simulator(InetSocketAddress address) {
    return new Target(
        address, address, Kind.SIMULATOR, Optional.empty(), LinkTap.NONE, Optional.empty());
  }

  /** A client; in place of a host stands the command that starts it. */
  public static Target client(String command) {
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved(command, USUAL_PORT);
    return new Target(
        nowhere, nowhere, Kind.CLIENT, Optional.empty(), LinkTap.NONE, Optional.empty());
  }

  /** The same with a hand on it. */
  public Target with(Hand newHand) {
    return new Target(address, eventAddress, kind, Optional.of(newHand), tap, announcer);
  }

  /** The same with connections that are handed to {@code newTap}. */
  public Target with(LinkTap newTap) {
    return new Target(address, eventAddress, kind, hand, newTap, announcer);
  }

  /** The same of another kind. */
  public Target as(Kind newKind) {
    return new Target(address, eventAddress, newKind, hand, tap, announcer);
  }

  /** The same with another port for Event connections. */
  public Target withEventPort(int port) {
    return new Target(
        address, new InetSocketAddress(address.getAddress(), port), kind, hand, tap, announcer);
  }

  /** The same, with one that is asked what is announced, in place of the multicast group. */
  public Target withAnnouncer(InetSocketAddress asked) {
    return new Target(address, eventAddress, kind, hand, tap, Optional.of(asked));
  }

  /** Host, and port unless it is the usual one, as commands take it. */
  public String text() {
    String host = address.getHostString();
    return address.getPort() == USUAL_PORT ? host : host + ":" + address.getPort();
  }
}
