package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A camera that does something wrong with what is given up. So that it is given up while it is
 * under way, however fast everything is, the camera says the first packet of an answer, and waits
 * some time for Cancel on the Event connection before the next.
 */
final class GivenUp {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private TransactionId cancelled = TransactionId.NONE;

  private GivenUp() {}

  /** What becomes of the rest of an answer when it is given up. */
  @FunctionalInterface
  interface Rest {
    /** Takes the next packet of the answer, and gives {@code onward} what is said in its place. */
    void say(TransactionId id, WirePacket packet, PacketOutput onward) throws IOException;
  }

  /** Something else becomes of answers to {@code operation} that are given up. */
  static Consumer<VirtualCameraBuilder> of(OperationCode operation, Supplier<Rest> rest) {
    return Wires.shared(
        () -> {
          GivenUp camera = new GivenUp();
          return () -> camera.new Connection(operation, rest.get());
        });
  }

  /** Cancel on the Event connection ends the connection. */
  static Consumer<VirtualCameraBuilder> endingAtEvent(OperationCode operation) {
    return Wires.shared(
        () -> {
          GivenUp camera = new GivenUp();
          return () -> camera.new EndingAtEvent(operation);
        });
  }

  private void cancel(TransactionId id) {
    lock.lock();
    try {
      cancelled = id;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits some time until {@code id} is given up; false if it is not. */
  private boolean awaitCancel(TransactionId id) throws IOException {
    long left = MOST_NANOS;
    lock.lock();
    try {
      while (!cancelled.equals(id) && left > 0) {
        left = heard.awaitNanos(left);
      }
      return cancelled.equals(id);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      lock.unlock();
    }
  }

  /** A connection of either kind. */
  private class Connection implements Wire {
    private final OperationCode operation;
    private final Rest rest;
    private boolean isEvent;
    private TransactionId current = TransactionId.NONE;
    private boolean stopped;

    Connection(OperationCode operation, Rest rest) {
      this.operation = operation;
      this.rest = rest;
    }

    @Override
    public void hear(Packet packet, Listener camera) throws IOException {
      if (packet instanceof OperationRequest request) {
        current =
            request.operation().equals(operation) ? request.transactionId() : TransactionId.NONE;
        stopped = false;
      } else if (packet instanceof Cancel cancel && isEvent) {
        cancel(cancel.transactionId());
        onEvent(cancel);
      }
      isEvent |= packet instanceof InitEventRequest;
      camera.pass();
    }

    void onEvent(Cancel cancel) throws IOException {}

    @Override
    public void say(WirePacket packet, PacketOutput onward) throws IOException {
      if (current.equals(TransactionId.NONE)) {
        onward.send(packet);
      } else if (stopped) {
        rest.say(current, packet, onward);
      } else if (packet.is(PacketType.START_DATA)) {
        onward.send(packet);
        onward.flush();
        stopped = awaitCancel(current);
      } else if (Packets.isResponse(packet) && awaitCancel(current)) {
        rest.say(current, packet, onward);
      } else {
        onward.send(packet);
      }
    }
  }

  /** Does not expect Cancel on the Event connection. */
  private final class EndingAtEvent extends Connection {
    EndingAtEvent(OperationCode operation) {
      super(operation, (id, packet, onward) -> onward.send(packet));
    }

    @Override
    void onEvent(Cancel cancel) throws IOException {
      throw new IOException("Cancel of " + cancel.transactionId() + " on the Event connection");
    }
  }
}
