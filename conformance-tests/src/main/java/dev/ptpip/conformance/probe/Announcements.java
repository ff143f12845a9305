package dev.ptpip.conformance.probe;

import dev.ptpip.conformance.probe.DnsMessage.Resource;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What cameras announce of themselves by multicast DNS. It is asked once, from a port of our own,
 * so that answers come straight back (RFC 6762 §6.7); nothing is joined and nobody is connected to.
 */
public final class Announcements {
  /** The type under which PTP/IP responders announce themselves (registry of DNS-SD). */
  public static final String SERVICE_TYPE = "_ptp._tcp.local";

  /** Where everybody who announces something listens (RFC 6762 §3). */
  public static final InetSocketAddress EVERYBODY = new InetSocketAddress("224.0.0.251", 5353);

  private static final int MOST_BYTES = 9000;
  private static final int MOST_MESSAGES = 256;

  private final Set<String> instances = new LinkedHashSet<>();
  private final Map<String, Resource> services = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, List<InetAddress>> addresses = new LinkedHashMap<>();
  private final Map<String, InetAddress> senders = new LinkedHashMap<>();

  private Announcements() {}

  /**
   * One service that is announced.
   *
   * @param instance its name, without the type
   * @param port where it listens
   * @param text its attributes; a key without a value has an empty one
   * @param addresses of its host: announced, and where the answer came from
   */
  public record Service(
      String instance, int port, Map<String, String> text, Set<InetAddress> addresses) {
    /** Copies. */
    public Service {
      text = Map.copyOf(text);
      addresses = Set.copyOf(addresses);
    }
  }

  /**
   * Asks those at {@code where}, and waits until a service of {@code host} is known, for {@code
   * patience} at most.
   *
   * @throws IOException if nobody can be asked
   */
  public static Optional<Service> of(
      InetAddress host, List<InetSocketAddress> where, Duration patience) throws IOException {
    Announcements heard = new Announcements();
    try (DatagramSocket socket = new DatagramSocket()) {
      ask(socket, where);
      long begun = Pace.nanos();
      for (int i = 0; i < MOST_MESSAGES; i++) {
        Duration left = patience.minus(Pace.since(begun));
        if (left.toMillis() < 1) {
          break;
        }
        socket.setSoTimeout((int) left.toMillis());
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        try {
          socket.receive(packet);
        } catch (SocketTimeoutException nothing) {
          break;
        }
        DnsMessage.answer(packet.getData(), packet.getLength())
            .ifPresent(message -> heard.take(message, packet.getAddress()));
        Optional<Service> found = heard.find(host);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Asks all that can be reached. */
  private static void ask(DatagramSocket socket, List<InetSocketAddress> where) throws IOException {
    Bytes question = DnsMessage.question(SERVICE_TYPE);
    IOException last = new IOException("there is nobody to ask");
    int asked = 0;
    for (InetSocketAddress each : where) {
      try {
        socket.send(new DatagramPacket(question.toArray(), question.size(), each));
        asked++;
      } catch (IOException unreachable) {
        last = unreachable;
      }
    }
    if (asked == 0) {
      throw last;
    }
  }

  private void take(DnsMessage message, InetAddress from) {
    for (Resource each : message.records()) {
      switch (each.type()) {
        case DnsMessage.POINTER -> {
          if (each.name().equals(SERVICE_TYPE)) {
            instances.add(each.target());
            senders.put(each.target(), from);
          }
        }
        case DnsMessage.SERVICE -> services.put(each.name(), each);
        case DnsMessage.TEXT -> texts.put(each.name(), each.strings());
        case DnsMessage.ADDRESS -> address(each);
        default -> {}
      }
    }
  }

  private void address(Resource each) {
    try {
      addresses
          .computeIfAbsent(each.name(), none -> new ArrayList<>())
          .add(InetAddress.getByAddress(each.data().toArray()));
    } catch (UnknownHostException wrongLength) {
      // no address of version 4
    }
  }

  private Optional<Service> find(InetAddress host) {
    for (String instance : instances) {
      Resource service = services.get(instance);
      if (service != null && service.data().size() > 6) {
        Set<InetAddress> all =
            new LinkedHashSet<>(addresses.getOrDefault(service.target(), List.of()));
        Optional.ofNullable(senders.get(instance)).ifPresent(all::add);
        if (all.contains(host)) {
          return Optional.of(
              new Service(
                  instance.replace("." + SERVICE_TYPE, ""),
                  service.port(),
                  attributes(texts.getOrDefault(instance, List.of())),
                  all));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> attributes(List<String> strings) {
    Map<String, String> text = new LinkedHashMap<>();
    for (String each : strings) {
      int equals = each.indexOf('=');
      if (!each.isEmpty() && equals != 0) {
        text.putIfAbsent(
            equals < 0 ? each : each.substring(0, equals),
            equals < 0 ? "" : each.substring(equals + 1));
      }
    }
    return text;
  }
}
