package dev.ptpip.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Runs after every test of this module: no thread and no socket more than before, and nothing
 * logged at WARN or above unless the test says so with {@link LogsWarnings}. Registered through the
 * service loader.
 */
public final class NothingLeftBehind
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Threads of the platform and of the test engine. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "ForkJoinPool.*|process reaper.*|Common-Cleaner|Cleaner-\\d+|junit-.*|surefire-.*"
              + "|Attach Listener|Java2D Disposer|AWT-.*|Keep-Alive-Timer|VirtualThread-unparker"
              + "|VirtualThread-unblocker|MasterPoller|(Read|Write)-Poller.*"
              + "|HttpClient-\\d+-.*|ptpip-deadlines");

  static {
    warmUp();
  }

  private record Before(Set<Thread> threads, long sockets) {}

  /** The platform keeps a pair of sockets for itself from the first use on. */
  private static void warmUp() {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(true);
    } catch (IOException e) {
      throw new AssertionError("no sockets on this machine", e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    remember(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    CapturedLog.clear();
    remember(context);
  }

  private static void remember(ExtensionContext context) {
    store(context).put("before", new Before(threads(), sockets()));
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(NothingLeftBehind.class, context.getUniqueId()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check(context);
    boolean declared =
        context.getTestMethod().filter(m -> m.isAnnotationPresent(LogsWarnings.class)).isPresent()
            || context
                .getTestClass()
                .filter(c -> c.isAnnotationPresent(LogsWarnings.class))
                .isPresent();
    if (!declared) {
      assertThat(CapturedLog.lines()).as("logged at WARN or above").isEmpty();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(context);
  }

  private static void check(ExtensionContext context) {
    Before before = store(context).get("before", Before.class);
    if (before == null) {
      return;
    }
    await(() -> newThreads(before).isEmpty());
    assertThat(newThreads(before)).as("threads left behind").isEmpty();
    await(() -> sockets() <= before.sockets());
    assertThat(sockets()).as("open sockets").isLessThanOrEqualTo(before.sockets());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  private static List<String> newThreads(Before before) {
    return threads().stream()
        .filter(thread -> !before.threads().contains(thread) && thread.isAlive())
        .map(Thread::getName)
        .filter(name -> !FOREIGN.matcher(name).matches())
        .collect(Collectors.toList());
  }

  /** Number of open sockets of this process; 0 where the system does not tell. */
  static long sockets() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.filter(NothingLeftBehind::isSocket).count();
    } catch (IOException e) {
      throw new AssertionError("open files can't be listed", e);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
