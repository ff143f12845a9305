package dev.ptpip.client;

import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.SessionLostException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Submitted tasks, each with a switch that gives up every operation carried out for it. */
final class Tasks {
  /** The switch of the task that the thread works on, if it works on one. */
  private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

  private final CameraSession camera;
  private final CallQueue queue;

  Tasks(CameraSession camera, String label) {
    this.camera = camera;
    this.queue = new CallQueue(label);
  }

  <T> CompletableFuture<T> submit(CameraTask<T> task) {
    Cancellation cancellation = new Cancellation();
    return queue.submit(
        new PendingCall<>(
            () -> {
              CURRENT.set(cancellation);
              try {
                return task.run(camera);
              } finally {
                CURRENT.remove();
              }
            },
            cancellation));
  }

  @Nullable Cancellation current() {
    return CURRENT.get();
  }

  /** The same, given up with the task that the thread works on as well. */
  Operation cancelledWithTask(Operation operation) {
    Cancellation task = CURRENT.get();
    if (task == null) {
      return operation;
    }
    Cancellation own = operation.cancellation().orElse(Cancellation.NEVER);
    if (own == Cancellation.NEVER) {
      return operation.cancelledBy(task);
    }
    task.register(own::cancel);
    return operation;
  }

  void end(SessionLostException reason) {
    queue.end(reason);
  }
}
