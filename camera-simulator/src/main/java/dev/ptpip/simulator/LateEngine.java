package dev.ptpip.simulator;

import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.fault.FaultEngine;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.responder.Deviations;
import dev.ptpip.simulator.responder.Responder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes what has the rules of a camera act, when the first connection or the first rule comes: the
 * start of a camera without rules is not to wait for it. Guarded by {@code lock}.
 */
final class LateEngine implements Supplier<Deviations>, Runnable, AutoCloseable {
  private final Camera camera;
  private final Rules rules;
  private final Duration stall;
  private final List<PacketFilter.Factory> filters;
  private final long startNanos;
  private final Subscription changes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable FaultEngine engine;
  private volatile @Nullable Responder responder;
  private boolean closed;

  LateEngine(Camera camera, Rules rules, Duration stall, List<PacketFilter.Factory> filters) {
    this.camera = camera;
    this.rules = rules;
    this.stall = stall;
    this.filters = filters;
    this.startNanos = camera.clock().nanos();
    this.changes = rules.listen(this);
  }

  /** The network side is there. */
  void serves(Responder started) {
    responder = started;
    if (!rules.isEmpty()) {
      make();
    }
  }

  /** The rules have changed. */
  @Override
  public void run() {
    make();
  }

  @Override
  public Deviations get() {
    FaultEngine made = engine;
    return made != null ? made : make();
  }

  private Deviations make() {
    lock.lock();
    try {
      FaultEngine made = engine;
      if (made == null && !closed) {
        made =
            new FaultEngine(
                camera, rules, startNanos, new StallLimit(stall), filters, () -> responder);
        engine = made;
      }
      return made == null ? Deviations.NONE : made;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    changes.close();
    FaultEngine made;
    lock.lock();
    try {
      closed = true;
      made = engine;
    } finally {
      lock.unlock();
    }
    if (made != null) {
      made.close();
    }
  }
}
