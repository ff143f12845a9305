package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.value.ConnectionNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Who is connected: as many initiators as the model has slots, each under its connection number.
 * Before another one is turned away those that are there are probed, and one that is dead makes
 * room (CIPA DC-005 §2.3.13), as does one that has stopped half way in its handshake. Guarded by
 * {@code lock}.
 */
final class SlotTable {
  /** For the end of a connection that is just going, as when an initiator comes back at once. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final int capacity;
  private final Duration probeDeadline;
  private final ResponderRules rules;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<ConnectionNumber, InitiatorLink> links = new LinkedHashMap<>();
  private final AtomicInteger candidates = new AtomicInteger();
  private boolean closed;

  /** An initiator that was asked for a sign of life when it had sent so many packets. */
  private record Probed(InitiatorLink link, long heardBefore) {
    boolean isAlive() {
      return link.heardCount() != heardBefore || link.isExecuting();
    }
  }

  /**
   * A table with all slots free.
   *
   * @param rules tell whether silence after a probe means that this initiator is gone; many never
   *     answer one
   */
  SlotTable(int capacity, Duration probeDeadline, ResponderRules rules) {
    this.capacity = capacity;
    this.probeDeadline = probeDeadline;
    this.rules = rules;
  }

  /**
   * Gives a slot to a new initiator, if need be after finding out whether one of the others is
   * dead.
   *
   * @param made makes the link with its connection number
   * @return the link, or empty if all slots are taken by initiators that live
   */
  Optional<InitiatorLink> admit(Function<ConnectionNumber, InitiatorLink> made) {
    candidates.incrementAndGet();
    try {
      Optional<List<Probed>> probed = Optional.empty();
      Deadline deadline = Deadline.after(probeDeadline);
      Deadline grace = Deadline.after(GRACE);
      while (true) {
        dismissOverdue();
        lock.lock();
        try {
          if (closed) {
            return Optional.empty();
          }
          if (links.size() < capacity) {
            return Optional.of(take(made));
          }
          probed = Optional.of(probed.orElseGet(this::probeAll));
          if (!awaitChange(probed.get(), deadline, grace)) {
            return Optional.empty();
          }
        } finally {
          lock.unlock();
        }
        if (deadline.isExpired()) {
          dismissSilent(probed.orElseThrow());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      candidates.decrementAndGet();
    }
  }

  /**
   * Waits for anything to happen, up to the deadline if somebody was probed who has not shown to
   * live; false if there is nothing to wait for.
   */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private boolean awaitChange(List<Probed> probed, Deadline deadline, Deadline grace)
      throws InterruptedException {
    boolean decided = probed.stream().allMatch(Probed::isAlive);
    if (decided && grace.isExpired()) {
      return false;
    }
    Deadline end = decided ? grace : deadline;
    if (!end.isExpired()) {
      changed.awaitNanos(end.remainingNanos());
    }
    return true;
  }

  /** Ends one that stopped half way in its handshake, if that is what fills the table. */
  private void dismissOverdue() {
    List<InitiatorLink> there = all();
    if (there.size() >= capacity) {
      there.stream()
          .filter(InitiatorLink::isOverdue)
          .findFirst()
          .ifPresent(half -> half.close("no Event connection came while another initiator asked"));
    }
  }

  /** Ends the first of those who gave no sign of life, which frees its slot. */
  private static void dismissSilent(List<Probed> probed) {
    probed.stream()
        .filter(other -> !other.isAlive())
        .findFirst()
        .ifPresent(silent -> silent.link().close("no answer to a probe"));
  }

  private InitiatorLink take(Function<ConnectionNumber, InitiatorLink> made) {
    ConnectionNumber number = lowestFree();
    InitiatorLink link = made.apply(number);
    links.put(number, link);
    return link;
  }

  /**
   * The first initiator is always number 1, as if slots were numbered: some clients know no other
   * (petabyt/libpict sends 1 in Init_Event_Request whatever it was told).
   */
  private ConnectionNumber lowestFree() {
    int number = 1;
    while (links.containsKey(new ConnectionNumber(number))) {
      number++;
    }
    return new ConnectionNumber(number);
  }

  /** Probes everybody; those whose silence would decide are the ones to wait for. */
  private List<Probed> probeAll() {
    List<Probed> decisive = new ArrayList<>();
    for (InitiatorLink link : links.values()) {
      if (link.state() == InitiatorLink.State.ESTABLISHED) {
        if (rules.probeDecides(link)) {
          decisive.add(new Probed(link, link.heardCount()));
        }
        link.probe();
      }
    }
    return decisive;
  }

  /** Tells candidates that an initiator sent something or is done with something. */
  void signsOfLife() {
    if (candidates.get() > 0) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Frees the slot of {@code link}. */
  void release(InitiatorLink link) {
    lock.lock();
    try {
      links.remove(link.initiator().connectionNumber(), link);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The initiator with this connection number. */
  Optional<InitiatorLink> find(ConnectionNumber number) {
    lock.lock();
    try {
      return Optional.ofNullable(links.get(number));
    } finally {
      lock.unlock();
    }
  }

  /** All initiators that are connected. */
  List<InitiatorLink> all() {
    lock.lock();
    try {
      return List.copyOf(links.values());
    } finally {
      lock.unlock();
    }
  }

  /** Ends everybody, and admits nobody any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    closeAll("the camera closed");
  }

  /** Ends everybody who is connected now. */
  void closeAll(String reason) {
    for (InitiatorLink link : all()) {
      link.close(reason);
    }
  }
}
