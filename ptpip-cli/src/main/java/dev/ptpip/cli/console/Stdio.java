package dev.ptpip.cli.console;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a process is given by the one that starts it: streams and environment. Tests give their own.
 */
public abstract class Stdio {
  /** The streams. */
  public enum Stream {
    /** Input. */
    IN,
    /** Results. */
    OUT,
    /** Messages. */
    ERR
  }

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  /** Text goes out as UTF-8 and is not flushed before it has to be. */
  protected Stdio(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
    this.err = new PrintStream(new BufferedOutputStream(err), false, StandardCharsets.UTF_8);
  }

  /** Those of this process. */
  public static Stdio ofProcess() {
    return new OfProcess();
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Standard output, for results; buffered. */
  public PrintStream out() {
    return out;
  }

  /** Standard error, for messages; buffered. */
  public PrintStream err() {
    return err;
  }

  /** Environment variables. */
  public abstract Map<String, String> environment();

  /** Whether a person looks at the stream. */
  public abstract boolean isTerminal(Stream stream);

  private static final class OfProcess extends Stdio {
    OfProcess() {
      super(
          System.in,
          new FileOutputStream(FileDescriptor.out),
          new FileOutputStream(FileDescriptor.err));
    }

    @Override
    public Map<String, String> environment() {
      return System.getenv();
    }

    @Override
    public boolean isTerminal(Stream stream) {
      File descriptor =
          new File(
              switch (stream) {
                case IN -> "/proc/self/fd/0";
                case OUT -> "/proc/self/fd/1";
                case ERR -> "/proc/self/fd/2";
              });
      if (!descriptor.exists()) {
        return TerminalProbe.consoleIsTerminal();
      }
      try {
        String target = descriptor.getCanonicalPath();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
  }
}
