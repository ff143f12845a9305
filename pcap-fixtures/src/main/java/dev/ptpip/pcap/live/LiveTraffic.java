package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.FrameRange;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The connections of one camera, as they are looked on at. Packets are numbered over all of them.
 * Guarded by {@code lock}, which is held while the listener is called and never during I/O.
 */
public final class LiveTraffic {
  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<Instant> clock;
  private final LiveListener listener;
  private long frames;
  private long connections;

  /** Tells {@code listener} what passes, with the times that {@code clock} shows. */
  public LiveTraffic(Supplier<Instant> clock, LiveListener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** Begins with a connection that was just accepted from {@code peer}. */
  public LiveConnection connection(String peer) {
    lock.lock();
    try {
      LiveConnection connection = new LiveConnection(this, ++connections, peer);
      listener.opened(connection);
      return connection;
    } finally {
      lock.unlock();
    }
  }

  ReentrantLock lock() {
    return lock;
  }

  LiveListener listener() {
    return listener;
  }

  Instant now() {
    return clock.get();
  }

  FrameRange nextFrame() {
    frames++;
    return new FrameRange(frames, frames);
  }
}
