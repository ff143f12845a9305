package dev.ptpip.client;

import dev.ptpip.client.operation.Cancellation;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A call in the queue. Cancelling it gives up the operation that runs for it with the camera as
 * well, which may take until after this future is done.
 */
final class PendingCall<T> extends CompletableFuture<T> implements Runnable {
  private final Callable<T> work;
  private final Cancellation cancellation;

  PendingCall(Callable<T> work, Cancellation cancellation) {
    this.work = work;
    this.cancellation = cancellation;
  }

  @Override
  public void run() {
    if (isDone()) {
      return;
    }
    try {
      complete(work.call());
    } catch (Throwable failed) {
      completeExceptionally(failed);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      cancellation.cancel();
    }
    return cancelled;
  }
}
