package dev.ptpip.cli.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streams that keep what is written, and an environment that a test chooses. */
public final class FakeStdio extends Stdio {
  private final ByteArrayOutputStream out;
  private final ByteArrayOutputStream err;
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;

  /** Nothing to read, no terminal, an empty environment. */
  public FakeStdio() {
    this("");
  }

  /** Text to read. */
  public FakeStdio(String input) {
    this(input, new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private FakeStdio(String input, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    super(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    this.out = out;
    this.err = err;
  }

  /** Has a person look at both streams. */
  public FakeStdio onTerminal() {
    terminal = true;
    return this;
  }

  /** Sets an environment variable. */
  public FakeStdio with(String variable, String value) {
    environment.put(variable, value);
    return this;
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
