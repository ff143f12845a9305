package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Bytes;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that passed, in order, with times; bounded. Guarded by {@code lock}: connections write
 * into it from their own threads.
 */
public final class Transcript {
  /** Most frames that are kept; later ones are only counted. */
  public static final int MOST_FRAMES = 4000;

  /** Most bytes of one frame that are kept. */
  public static final int MOST_FRAME_BYTES = 64 * 1024;

  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int SPARING_BYTES = 256;

  private final Instant begun;
  private final long begunNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Connected> connections = new ArrayList<>();
  private long bytes;
  private int count;

  /**
   * A connection of the conversation.
   *
   * @param number from 1
   * @param lane which kind it is
   * @param label whose it is, for people
   * @param local our address
   * @param remote the peer's address
   */
  public record Connected(
      int number,
      Lane lane,
      String label,
      Optional<SocketAddress> local,
      Optional<SocketAddress> remote) {}

  /** A transcript that begins now. */
  public Transcript(Instant begun) {
    this.begun = begun;
    this.begunNanos = Pace.nanos();
  }

  /** One that is over, of these connections and frames, numbered from 1. */
  public static Transcript of(Instant begun, List<Connected> connections, List<Frame> frames) {
    Transcript made = new Transcript(begun);
    made.connections.addAll(connections);
    made.frames.addAll(frames.subList(0, Math.min(frames.size(), MOST_FRAMES)));
    made.count = frames.size();
    return made;
  }

  /** When it began. */
  public Instant begun() {
    return begun;
  }

  /** What was kept so far. */
  public List<Frame> frames() {
    lock.lock();
    try {
      return List.copyOf(frames);
    } finally {
      lock.unlock();
    }
  }

  /** The connections so far. */
  public List<Connected> connections() {
    lock.lock();
    try {
      return List.copyOf(connections);
    } finally {
      lock.unlock();
    }
  }

  /** How many frames there were, kept or not. */
  public int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** The frame with this number, if it was kept. */
  public Optional<Frame> frame(int number) {
    lock.lock();
    try {
      return number >= 1 && number <= frames.size()
          ? Optional.of(frames.get(number - 1))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  int connected(
      Lane lane, String label, Optional<SocketAddress> local, Optional<SocketAddress> remote) {
    lock.lock();
    try {
      int number = connections.size() + 1;
      connections.add(new Connected(number, lane, label, local, remote));
      return number;
    } finally {
      lock.unlock();
    }
  }

  Frame add(int connection, Lane lane, Frame.Kind kind, long length, Bytes content, String text) {
    lock.lock();
    try {
      count++;
      int room = bytes < MOST_BYTES ? MOST_FRAME_BYTES : SPARING_BYTES;
      Bytes kept = content.size() <= room ? content : content.slice(0, room);
      Frame frame =
          new Frame(
              count,
              connection,
              lane,
              kind,
              Duration.ofNanos(Pace.nanos() - begunNanos),
              length,
              kept,
              text);
      if (frames.size() < MOST_FRAMES) {
        frames.add(frame);
        bytes += kept.size();
      }
      return frame;
    } finally {
      lock.unlock();
    }
  }
}
