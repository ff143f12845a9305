package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail.Reason;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first packets of a connection (CIPA DC-005 §2.2.3.1): Init_Command_Request or
 * Init_Event_Request, anything else is answered Init_Fail 3 and closed. A connection that has not
 * got here holds no slot.
 */
final class Handshake {
  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

  private final ResponderContext context;
  private final Connection connection;
  private final Runnable becameInitiator;

  /** What may come through a port. */
  enum Port {
    /** Both kinds of connection. */
    BOTH,
    /** Event connections. */
    EVENT
  }

  /**
   * The handshake of one connection.
   *
   * @param becameInitiator called once the connection is known to belong to an initiator
   */
  Handshake(ResponderContext context, Connection connection, Runnable becameInitiator) {
    this.context = context;
    this.connection = connection;
    this.becameInitiator = becameInitiator;
  }

  /** Serves the connection from its first packet to its end. */
  void serve(Port port) throws IOException {
    Packet first;
    Timers.Timer deadline =
        context.timers().in(context.options().handshakeDeadline(), connection::close);
    try {
      first = connection.channel().read(Deadline.NEVER); // the timer ends it, whole or in pieces
    } catch (MalformedPacketException malformed) {
      context.log().failed(connection.peer(), String.valueOf(malformed.getMessage()));
      refuse(Reason.UNSPECIFIED, String.valueOf(malformed.getMessage()));
      return;
    } finally {
      deadline.cancel();
    }
    if (first instanceof InitCommandRequest request && port == Port.BOTH) {
      command(request);
    } else if (first instanceof InitEventRequest request) {
      event(request, port);
    } else {
      refuse(Reason.UNSPECIFIED, "the first packet was " + first);
    }
  }

  private void refuse(Reason reason, String why) {
    LOG.debug("Refused {} with {}: {}", connection.peer(), reason, why);
    connection.refuse(reason);
  }

  private void refuse(InitCommandRequest request, Reason reason, String why) {
    context.log().refused(request.guid(), request.friendlyName(), connection.remoteHost(), why);
    refuse(reason, why);
  }

  private void command(InitCommandRequest request) throws IOException {
    if (!context.options().pairing().admits(request.guid(), request.friendlyName())) {
      refuse(request, Reason.REJECTED_INITIATOR, "not paired");
      return;
    }
    Optional<Reason> scripted = context.options().script().refusal(request);
    if (scripted.isPresent()) {
      refuse(request, scripted.get(), "refused as recorded");
      return;
    }
    Optional<InitiatorLink> admitted =
        context
            .slots()
            .admit(
                number ->
                    new InitiatorLink(
                        context,
                        new Initiator(
                            request.guid(),
                            request.friendlyName(),
                            connection.remoteHost(),
                            number,
                            connection.info().number()),
                        connection));
    if (admitted.isEmpty()) {
      refuse(request, Reason.BUSY, "all connections are taken");
      return;
    }
    InitiatorLink link = admitted.get();
    link.performedBy(context.options().script().begin(request, link.stage()));
    becameInitiator.run();
    connection.nameIt("cmd", link.initiator());
    connection.belongsTo(link);
    context.deviations().identified(connection.info(), Deviations.Kind.COMMAND, link.initiator());
    try {
      connection
          .channel()
          .write(
              new InitCommandAck(
                  link.initiator().connectionNumber(),
                  context.options().guid(),
                  context.options().friendlyName(),
                  ProtocolVersion.V1_0));
      new CommandLoop(context, link).run();
    } finally {
      link.close();
    }
  }

  private void event(InitEventRequest request, Port port) throws IOException {
    Optional<InitiatorLink> found = context.slots().find(request.connectionNumber());
    if (found.isEmpty()) {
      refuse(
          Reason.UNSPECIFIED, "no initiator has connection number " + request.connectionNumber());
      return;
    }
    InitiatorLink link = found.get();
    if (!link.initiator().host().equals(connection.remoteHost())) {
      refuse(
          Reason.UNSPECIFIED,
          "the Event connection of " + link.initiator() + " came from another host");
      return;
    }
    if (port == Port.BOTH && connection.info().number() < link.initiator().visit()) {
      // one that an initiator left behind, whose number somebody else has by now; between two
      // ports nothing is known of the order
      refuse(
          Reason.UNSPECIFIED,
          "the Event connection was there before the Command/Data connection of "
              + link.initiator());
      return;
    }
    if (!link.join(connection)) {
      refuse(Reason.UNSPECIFIED, link.initiator() + " has an Event connection already");
      return;
    }
    becameInitiator.run();
    connection.nameIt("evt", link.initiator());
    connection.belongsTo(link);
    context.deviations().identified(connection.info(), Deviations.Kind.EVENT, link.initiator());
    try {
      connection.channel().write(new InitEventAck());
      link.eventAcknowledged(connection);
      new EventLoop(context, link, connection).run();
    } finally {
      link.close();
    }
  }
}
