package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.Style.Format;
import dev.ptpip.cli.console.Style.Verbosity;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final FakeStdio stdio = new FakeStdio();

  private String red(ColorMode mode) {
    return new Console(stdio, new Style(Verbosity.NORMAL, Format.TEXT, mode)).paint().red("x");
  }

  @Test
  void autoColoursOnATerminalOnly() {
    assertThat(red(ColorMode.AUTO)).isEqualTo("x");
    stdio.onTerminal();
    assertThat(red(ColorMode.AUTO)).isEqualTo("\u001B[31mx\u001B[0m");
  }

  @Test
  void autoHonoursNoColor() {
    stdio.onTerminal().with("NO_COLOR", "1");
    assertThat(red(ColorMode.AUTO)).isEqualTo("x");
  }

  @Test
  void anEmptyNoColorDoesNotCount() {
    stdio.onTerminal().with("NO_COLOR", "");
    assertThat(red(ColorMode.AUTO)).isNotEqualTo("x");
  }

  @Test
  void autoLeavesDumbTerminalsAlone() {
    stdio.onTerminal().with("TERM", "dumb");
    assertThat(red(ColorMode.AUTO)).isEqualTo("x");
  }

  @Test
  void alwaysAndNeverLookAtNothing() {
    stdio.with("NO_COLOR", "1");
    assertThat(red(ColorMode.ALWAYS)).isNotEqualTo("x");
    stdio.onTerminal();
    assertThat(red(ColorMode.NEVER)).isEqualTo("x");
  }

  @Test
  void notesAreLeftOutWhenQuietAndErrorsAreNot() {
    Console quiet = new Console(stdio, new Style(Verbosity.QUIET, Format.TEXT, ColorMode.AUTO));
    quiet.note("note");
    quiet.error("error");
    quiet.line("line");
    assertThat(stdio.errText()).isEqualTo("error\n");
    assertThat(stdio.outText()).isEqualTo("line\n");
  }

  @Test
  void progressIsForTerminalsAndNotForTheQuiet() {
    assertThat(new Console(stdio, Style.DEFAULT).wantsProgress()).isFalse();
    stdio.onTerminal();
    assertThat(new Console(stdio, Style.DEFAULT).wantsProgress()).isTrue();
    assertThat(
            new Console(stdio, new Style(Verbosity.QUIET, Format.TEXT, ColorMode.AUTO))
                .wantsProgress())
        .isFalse();
  }

  @Test
  void textIsUtf8() {
    new Console(stdio, Style.DEFAULT).line("5 operations · 1 event");
    assertThat(stdio.outBytes()).contains(0xC2, 0xB7);
  }
}
