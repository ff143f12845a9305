package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientCheck;
import dev.ptpip.conformance.client.ClientResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Runs cases for clients, some at the same time.
 *
 * @param check runs one
 * @param atOnce how many at the same time
 */
record ClientJobs(ClientCheck check, int atOnce) {
  /**
   * Runs them.
   *
   * @param interrupts when they tell, the clients that run are ended, and no other is started
   * @param listener is told of each result, in order
   * @return what came of the cases that were run, in their order
   */
  List<ClientResult> run(
      List<ClientCase> cases, Interrupts interrupts, Consumer<ClientResult> listener)
      throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(atOnce, cases.size()),
            work -> {
              Thread thread = new Thread(work, "check-client");
              thread.setDaemon(true);
              return thread;
            });
    try {
      interrupts.onInterrupt(workers::shutdownNow);
      List<Future<ClientResult>> begun = new ArrayList<>();
      for (ClientCase each : cases) {
        if (interrupts.interrupted()) {
          break;
        }
        try {
          begun.add(workers.submit(() -> check.run(each)));
        } catch (RejectedExecutionException interrupted) {
          break;
        }
      }
      return collect(begun, interrupts, listener);
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<ClientResult> collect(
      List<Future<ClientResult>> begun, Interrupts interrupts, Consumer<ClientResult> listener)
      throws IOException, InterruptedException {
    List<ClientResult> results = new ArrayList<>();
    for (Future<ClientResult> each : begun) {
      if (interrupts.interrupted() && !each.isDone()) {
        continue;
      }
      try {
        ClientResult result = each.get();
        results.add(result);
        listener.accept(result);
      } catch (ExecutionException failed) {
        if (interrupts.interrupted()) {
          continue;
        }
        if (failed.getCause() instanceof IOException cause) {
          throw cause;
        }
        throw new IllegalStateException(failed.getCause());
      }
    }
    return results;
  }
}
