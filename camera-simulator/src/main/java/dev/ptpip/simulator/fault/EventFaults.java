package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.fault.CameraAction.Events;
import dev.ptpip.simulator.fault.CameraAction.Events.Fate;
import dev.ptpip.simulator.responder.Deviations.EventPath;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What becomes of events: those that a rule waits for, and those that belong to an operation with a
 * rule. Guarded by {@code lock}; events are passed on outside of it.
 */
final class EventFaults {
  private static final Duration USUAL_LATENESS = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int CAPACITY = 256;

  private final Camera camera;
  private final CameraFaults faults;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Order> orders = new ArrayDeque<>();

  /** What an operation's events are to meet. */
  private static final class Order {
    private final Firing firing;
    private final Exchange exchange;
    private final Events action;
    private final CountDownLatch told = new CountDownLatch(1);

    Order(Firing firing, Exchange exchange, Events action) {
      this.firing = firing;
      this.exchange = exchange;
      this.action = action;
    }
  }

  EventFaults(Camera camera, CameraFaults faults) {
    this.camera = camera;
    this.faults = faults;
  }

  /** The events of an exchange are to meet this. */
  void order(Firing firing, Exchange exchange, Events action) {
    lock.lock();
    try {
      if (orders.size() == CAPACITY) {
        orders.removeFirst();
      }
      orders.addLast(new Order(firing, exchange, action));
    } finally {
      lock.unlock();
    }
  }

  void forget() {
    lock.lock();
    try {
      orders.clear();
    } finally {
      lock.unlock();
    }
  }

  private List<Order> ordersOf(Exchange exchange) {
    lock.lock();
    try {
      return orders.stream().filter(order -> order.exchange == exchange).toList();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Order> orderFor(Session session, CameraEvent event) {
    lock.lock();
    try {
      return orders.stream()
          .filter(
              order ->
                  session.initiator().equals(order.exchange.initiator())
                      && event.cause().equals(Optional.of(order.exchange.operation()))
                      && event.transaction().equals(order.exchange.transactionId()))
          .reduce((first, last) -> last);
    } finally {
      lock.unlock();
    }
  }

  /** Passes an event on that no rule waits for; true if it was one of an operation with a rule. */
  boolean pass(Session session, CameraEvent event, EventPath path) {
    Optional<Order> order = orderFor(session, event);
    order.ifPresent(
        known -> {
          meet(known.action, known.firing, event, path);
          known.told.countDown();
        });
    return order.isPresent();
  }

  /** Gives an event its fate. */
  void meet(Events action, Firing firing, CameraEvent event, EventPath path) {
    firing.fire();
    switch (action.fate()) {
      case LOST -> {}
      case EARLY -> path.atOnce(event);
      case TWICE -> {
        path.usual(event);
        path.usual(event);
      }
      case LATE ->
          camera.clock().schedule(action.time().orElse(USUAL_LATENESS), () -> path.usual(event));
    }
  }

  /** The answer to an exchange, behind its events where these are to come early. */
  Reply answered(Exchange exchange, Reply reply) {
    Reply result = reply;
    for (Order order : ordersOf(exchange)) {
      if (order.action.fate() == Fate.EARLY && reply.isOk()) {
        result = result.afterItsWork();
        if (!tellOfProperty(exchange) && exchange.startsWork()) {
          awaitEvent(order);
        }
      }
    }
    return result;
  }

  private void awaitEvent(Order order) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    try {
      while (order.told.getCount() > 0 && System.nanoTime() - end < 0) {
        camera.clock().poll();
        Pause.look(order.told);
      }
    } catch (FaultException interrupted) {
      // the answer goes out as it is
    }
  }

  /** The response was written. */
  void ended(Exchange exchange) {
    for (Order order : ordersOf(exchange)) {
      if (order.action.fate() != Fate.EARLY) {
        tellOfProperty(exchange);
      }
    }
  }

  /** An initiator that sets a property hears of it only where a rule has something to say to it. */
  private boolean tellOfProperty(Exchange exchange) {
    Optional<Integer> property = faults.propertySetBy(exchange);
    property.ifPresent(
        code ->
            camera
                .events()
                .publish(
                    CameraEvent.propertyChanged(new DevicePropertyCode(code))
                        .causedBy(exchange.operation(), exchange.transactionId())));
    return property.isPresent();
  }
}
