package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.packet.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the peer did, or did not do. */
public sealed interface Observation {

  /** Where it is in the transcript, if it is there. */
  Optional<Frame> where();

  /** Whether the connection is over with it. */
  boolean isEnd();

  /** In words, for the "got" of a report. */
  String describe();

  /**
   * A packet came.
   *
   * @param frame its bytes
   * @param packet what they say
   * @param anomalies what is odd about them
   */
  record Received(Frame frame, Packet packet, List<Anomaly> anomalies) implements Observation {
    /** Copies the list. */
    public Received {
      anomalies = List.copyOf(anomalies);
    }

    @Override
    public Optional<Frame> where() {
      return Optional.of(frame);
    }

    @Override
    public boolean isEnd() {
      return false;
    }

    @Override
    public String describe() {
      return Words.of(packet, frame.length());
    }
  }

  /**
   * Bytes came that are no packet of their type, or no packet at all.
   *
   * @param frame the bytes
   * @param problem what is wrong with them
   * @param end whether nothing can be told apart behind them
   */
  record Malformed(Frame frame, String problem, boolean end) implements Observation {
    @Override
    public Optional<Frame> where() {
      return Optional.of(frame);
    }

    @Override
    public boolean isEnd() {
      return end;
    }

    @Override
    public String describe() {
      return "malformed packet: " + problem;
    }
  }

  /** The peer closed the connection in order. */
  record Closed(Frame frame) implements Observation {
    @Override
    public Optional<Frame> where() {
      return Optional.of(frame);
    }

    @Override
    public boolean isEnd() {
      return true;
    }

    @Override
    public String describe() {
      return "connection closed" + (frame.text().isEmpty() ? "" : " " + frame.text());
    }
  }

  /** The connection broke. */
  record Reset(Frame frame) implements Observation {
    @Override
    public Optional<Frame> where() {
      return Optional.of(frame);
    }

    @Override
    public boolean isEnd() {
      return true;
    }

    @Override
    public String describe() {
      return "connection reset" + (frame.text().isEmpty() ? "" : " " + frame.text());
    }
  }

  /**
   * No connection came about.
   *
   * @param refused whether the host is there and nobody listens
   * @param problem what the system says
   */
  record Unreachable(boolean refused, String problem) implements Observation {
    @Override
    public Optional<Frame> where() {
      return Optional.empty();
    }

    @Override
    public boolean isEnd() {
      return true;
    }

    @Override
    public String describe() {
      return "no connection: " + problem;
    }
  }

  /**
   * Nothing came.
   *
   * @param waited for how long
   * @param partialBytes how many bytes of an unfinished packet came before
   */
  record Silence(Duration waited, long partialBytes) implements Observation {
    @Override
    public Optional<Frame> where() {
      return Optional.empty();
    }

    @Override
    public boolean isEnd() {
      return false;
    }

    @Override
    public String describe() {
      return "nothing within "
          + Words.time(waited)
          + (partialBytes == 0 ? "" : " (" + partialBytes + " bytes of a packet came)");
    }
  }

  /** The packet, if one came. */
  default Optional<Packet> anyPacket() {
    return this instanceof Received received ? Optional.of(received.packet()) : Optional.empty();
  }

  /** The packet, if one of {@code type} came. */
  default <T extends Packet> Optional<T> as(Class<T> type) {
    return anyPacket().filter(type::isInstance).map(type::cast);
  }

  /** Whether a packet of {@code type} came. */
  default boolean is(Class<? extends Packet> type) {
    return as(type).isPresent();
  }

  /** Whether the peer ended the connection, in order or not. */
  default boolean isGone() {
    return this instanceof Closed || this instanceof Reset;
  }

  /** Whether nothing came. */
  default boolean isSilence() {
    return this instanceof Silence;
  }
}
