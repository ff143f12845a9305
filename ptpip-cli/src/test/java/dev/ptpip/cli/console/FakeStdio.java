package dev.ptpip.cli.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Streams that keep what is written, and an environment that a test chooses. */
public final class FakeStdio extends Stdio {
  private final Kept out;
  private final Kept err;
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;

  /** Nothing to read, no terminal, an empty environment. */
  public FakeStdio() {
    this("");
  }

  /** Text to read. */
  public FakeStdio(String input) {
    this(input, new Kept(), new Kept());
  }

  private FakeStdio(String input, Kept out, Kept err) {
    super(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    this.out = out;
    this.err = err;
  }

  /** Tells those who wait that there is more. */
  private static final class Kept extends ByteArrayOutputStream {
    @Override
    public synchronized void flush() {
      notifyAll();
    }

    synchronized Optional<String> find(Predicate<String> wanted) {
      String text = toString(StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(wanted).findFirst();
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    synchronized Optional<String> await(Predicate<String> wanted, long millis)
        throws InterruptedException {
      Optional<String> found = find(wanted);
      if (found.isEmpty()) {
        wait(millis);
        found = find(wanted);
      }
      return found;
    }
  }

  /** Has a person look at all streams. */
  public FakeStdio onTerminal() {
    terminal = true;
    return this;
  }

  /** Sets an environment variable. */
  public FakeStdio with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Waits for a whole line on either stream; fails if none comes in time. */
  public String awaitLine(Predicate<String> wanted, long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      Optional<String> line = out.await(wanted, 50).or(() -> err.find(wanted));
      if (line.isPresent()) {
        return line.get();
      }
    }
    throw new AssertionError("no such line came.\nout: " + outText() + "\nerr: " + errText());
  }

  /** What was written to standard output. */
  public String outText() {
    out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Bytes that were written to standard output. */
  public byte[] outBytes() {
    out().flush();
    return out.toByteArray();
  }

  /** Lines on standard output. */
  public List<String> outLines() {
    return outText().lines().toList();
  }

  /** What was written to standard error. */
  public String errText() {
    err().flush();
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public boolean isTerminal(Stream stream) {
    return terminal;
  }
}
