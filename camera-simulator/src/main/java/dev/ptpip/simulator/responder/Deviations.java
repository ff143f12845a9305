package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.simulator.camera.CameraEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands at every place where a camera may be made to deviate, and by itself lets everything pass.
 * Safe for use by several threads.
 */
public interface Deviations {
  /** Lets everything pass. */
  Deviations NONE = new Deviations() {};

  /** What a connection has turned out to be. */
  enum Kind {
    /** The Command/Data connection of an initiator. */
    COMMAND,
    /** The Event connection of an initiator. */
    EVENT
  }

  /** The ways of an event to its initiator. */
  interface EventPath {
    /** As usual for the initiator: to its Event connection, or into the list that it polls. */
    void usual(CameraEvent event);

    /** To the Event connection at once. */
    void atOnce(CameraEvent event);
  }

  /**
   * A connection was accepted.
   *
   * @param link the connection, below the packets
   * @param control ends it
   * @return the link to use; empty if the connection is reset at once
   */
  default Optional<ByteLink> accepted(ByteLink link, LinkInfo info, ConnectionControl control) {
    return Optional.of(link);
  }

  /** It is known whose connection it is; nothing was answered yet. */
  default void identified(LinkInfo info, Kind kind, Initiator initiator) {}

  /** An initiator has opened a session; the response was written. */
  default void sessionOpened(Session session) {}

  /** A session is over. */
  default void sessionEnded(Session session) {}

  /** The connections of an initiator have ended. */
  default void disconnected(Initiator initiator) {}

  /**
   * A request has come, and nothing was done about it.
   *
   * @throws IOException if the connection is to end now
   */
  default void began(Exchange exchange) throws IOException {}

  /** Where data of the initiator goes; {@code sink} is where it goes usually. */
  default DataSink incoming(Exchange exchange, StartData start, DataSink sink) {
    return sink;
  }

  /**
   * The answer; {@code usual} checks the request and carries it out, and is called at most once.
   *
   * @throws IOException if the connection is to end now
   */
  default Reply answer(Exchange exchange, Supplier<Reply> usual) throws IOException {
    return usual.get();
  }

  /** The response was written, or never will be. */
  default void ended(Exchange exchange) {}

  /** An event is on its way to the initiator of a session. */
  default void event(Session session, CameraEvent event, EventPath path) {
    path.usual(event);
  }
}
