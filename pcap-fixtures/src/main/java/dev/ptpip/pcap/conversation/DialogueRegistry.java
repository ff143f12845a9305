package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The conversations that are open: finds the one that a connection belongs to. Confined to the
 * thread that reads.
 */
final class DialogueRegistry {
  private final ConversationListener listener;
  private final Path file;
  private final ReadOptions options;
  private final Function<Endpoint, String> hostNames;
  private final Budget budget = new Budget();
  private final List<Dialogue> open = new ArrayList<>();
  private int count;

  DialogueRegistry(
      ConversationListener listener,
      Path file,
      ReadOptions options,
      Function<Endpoint, String> hostNames) {
    this.listener = listener;
    this.file = file;
    this.options = options;
    this.hostNames = hostNames;
  }

  /** Conversations so far. */
  int count() {
    return count;
  }

  /**
   * The conversation of a connection.
   *
   * @param first the first packet that was read of it, if it could be
   */
  Dialogue dialogue(
      Connection connection, Route route, Optional<Packet> first, PacketFramer framer) {
    if (route == Route.EVENT) {
      return event(connection, first, framer);
    }
    boolean midStream = connection.beginning() == Connection.Beginning.MISSED;
    Optional<Dialogue> waiting =
        midStream
            ? only(each -> each.conversation().command().isEmpty() && isBetween(each, connection))
            : Optional.empty();
    Dialogue found = waiting.orElseGet(() -> create(connection, Transport.PTP_IP));
    Conversation conversation = found.conversation();
    conversation.command(connection);
    conversation.initiator(named(conversation.initiator(), connection.initiator()));
    conversation.responder(named(conversation.responder(), connection.responder()));
    return found;
  }

  private Dialogue event(Connection connection, Optional<Packet> first, PacketFramer framer) {
    Optional<Dialogue> partner =
        first.isPresent() && first.get() instanceof InitEventRequest request
            ? numbered(connection, request.connectionNumber())
                .or(() -> only(each -> lacksEvent(each) && hasNoNumber(each, connection)))
            : only(each -> lacksEvent(each) && isBetween(each, connection));
    Dialogue found = partner.orElseGet(() -> create(connection, Transport.PTP_IP));
    found.conversation().event(connection);
    if (partner.isEmpty()) {
      found.alone(
          new Finding(
              Finding.Kind.UNPAIRED,
              Side.INITIATOR,
              Route.EVENT,
              "",
              "the Command/Data connection of this Event connection is not in the capture",
              new ByteRange(framer.packetStart(), framer.position()),
              Times.of(framer.lastNanos()),
              framer.frames()));
    }
    return found;
  }

  /** The conversation that was opened last among those that a connection number may mean. */
  private Optional<Dialogue> numbered(Connection connection, ConnectionNumber number) {
    Optional<Dialogue> elsewhere = Optional.empty();
    for (int i = open.size() - 1; i >= 0; i--) {
      Dialogue each = open.get(i);
      if (!lacksEvent(each)
          || !each.conversation().connectionNumber().equals(Optional.of(number))
          || !host(each.conversation().responder().endpoint())
              .equals(host(connection.responder()))) {
        continue;
      }
      if (isBetween(each, connection)) {
        return Optional.of(each);
      }
      if (elsewhere.isEmpty()) {
        elsewhere = Optional.of(each);
      }
    }
    return elsewhere;
  }

  /** The Init_Command_Ack is not in the capture, or it was cut. */
  private static boolean hasNoNumber(Dialogue dialogue, Connection event) {
    return dialogue.conversation().connectionNumber().isEmpty() && isBetween(dialogue, event);
  }

  private static boolean lacksEvent(Dialogue dialogue) {
    return dialogue.conversation().command().isPresent()
        && dialogue.conversation().event().isEmpty();
  }

  /** The conversation for which {@code test} holds, if it is only one. */
  private Optional<Dialogue> only(Predicate<Dialogue> test) {
    List<Dialogue> found = open.stream().filter(test).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isBetween(Dialogue dialogue, Connection connection) {
    Conversation conversation = dialogue.conversation();
    return host(conversation.initiator().endpoint()).equals(host(connection.initiator()))
        && host(conversation.responder().endpoint()).equals(host(connection.responder()));
  }

  private static Object host(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Tcp tcp ? tcp.address() : endpoint;
  }

  /** A new conversation. */
  Dialogue create(Connection connection, Transport transport) {
    Dialogue dialogue =
        new Dialogue(
            new Conversation(
                ++count,
                transport,
                connection.opened(),
                named(Party.of(connection.initiator()), connection.initiator()),
                named(Party.of(connection.responder()), connection.responder())),
            listener,
            file,
            options,
            budget);
    open.add(dialogue);
    return dialogue;
  }

  private Party named(Party party, Endpoint endpoint) {
    return new Party(endpoint, party.guid(), party.friendlyName(), hostNames.apply(endpoint));
  }

  /** A connection of {@code dialogue} has ended. */
  void ended(Dialogue dialogue, Route route) {
    if (dialogue.isClosed() || route == Route.COMMAND) {
      open.remove(dialogue);
    }
  }
}
