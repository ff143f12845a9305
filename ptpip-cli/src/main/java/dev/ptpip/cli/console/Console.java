package dev.ptpip.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command speaks: results to standard output, messages to standard error, in the style
 * asked for. Safe for use by several threads line by line.
 */
public final class Console {
  private final Stdio stdio;
  private final Style style;
  private final Paint outPaint;
  private final Paint errPaint;

  /** Speaks on {@code stdio} in {@code style}. */
  public Console(Stdio stdio, Style style) {
    this.stdio = stdio;
    this.style = style;
    this.outPaint = paint(Stdio.Stream.OUT);
    this.errPaint = paint(Stdio.Stream.ERR);
  }

  private Paint paint(Stdio.Stream stream) {
    return style.color().applies(stream, stdio) ? Paint.ANSI : Paint.NONE;
  }

  /** The same streams in another style. */
  public Console with(Style newStyle) {
    return new Console(stdio, newStyle);
  }

  /** Whether results are to be one JSON document. */
  public boolean json() {
    return style.format() == Style.Format.JSON;
  }

  /** Whether only results and errors are wanted. */
  public boolean quiet() {
    return style.verbosity() == Style.Verbosity.QUIET;
  }

  /** Whether a line per packet is wanted. */
  public boolean verbose() {
    return style.verbosity() == Style.Verbosity.VERBOSE;
  }

  /** The style. */
  public Style style() {
    return style;
  }

  /** Standard input. */
  public InputStream in() {
    return stdio.in();
  }

  /** Environment variables. */
  public Map<String, String> environment() {
    return stdio.environment();
  }

  /** Standard output itself, for results that are not lines; the caller flushes. */
  public PrintStream out() {
    return stdio.out();
  }

  /** Standard error itself; the caller flushes. */
  public PrintStream err() {
    return stdio.err();
  }

  /** Colours for standard output. */
  public Paint paint() {
    return outPaint;
  }

  /** Colours for standard error. */
  public Paint errPaint() {
    return errPaint;
  }

  /** Whether a person types and wants to be asked. */
  public boolean interactive() {
    return stdio.isTerminal(Stdio.Stream.IN);
  }

  /** Whether a person looks at standard output. */
  public boolean outIsTerminal() {
    return stdio.isTerminal(Stdio.Stream.OUT);
  }

  /** Whether a progress bar on standard error is welcome. */
  public boolean wantsProgress() {
    return !quiet() && stdio.isTerminal(Stdio.Stream.ERR);
  }

  /** Writes one line of the result. */
  public void line(String text) {
    line(stdio.out(), text);
  }

  /** Writes one line that people like to know: not with {@code --quiet}. */
  public void note(String text) {
    if (!quiet()) {
      line(stdio.err(), text);
    }
  }

  /** Writes an error message. */
  public void error(String text) {
    line(stdio.err(), errPaint.red(text));
  }

  private static void line(PrintStream stream, String text) {
    synchronized (stream) {
      stream.print(text);
      stream.print('\n');
      stream.flush();
    }
  }
}
