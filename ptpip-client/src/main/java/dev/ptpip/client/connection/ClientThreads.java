package dev.ptpip.client.connection;

/** Makes the threads of the client: named, and never in the way of a process that wants to end. */
public final class ClientThreads {
  private ClientThreads() {}

  /** A daemon thread, not started. */
  public static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
