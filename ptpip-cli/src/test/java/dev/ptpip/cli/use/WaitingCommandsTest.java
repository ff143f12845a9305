package dev.ptpip.cli.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.ColorMode;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Style;
import dev.ptpip.client.KeepAlive;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands that wait for a person or for the camera keep their session alive; others don't. */
class WaitingCommandsTest {
  private static final Console CONSOLE =
      new Console(
          new FakeStdio(), new Style(Style.Verbosity.QUIET, Style.Format.TEXT, ColorMode.NEVER));

  private static KeepAlive keepAlive(CameraSubcommand command) {
    command.check(CONSOLE);
    new picocli.CommandLine(command).parseArgs("192.168.1.1");
    return command.connect().options(Optional.empty()).keepAlive();
  }

  @Test
  void watchAndShellNoticeACameraThatIsGone() {
    assertThat(keepAlive(new WatchCommand())).isEqualTo(KeepAlive.DEFAULT_AUTO);
    assertThat(keepAlive(new ShellCommand())).isEqualTo(KeepAlive.DEFAULT_AUTO);
  }

  @Test
  void commandsThatEndByThemselvesSendNothingBesides() {
    assertThat(keepAlive(new InfoCommand())).isEqualTo(KeepAlive.OFF);
    assertThat(keepAlive(new PullCommand())).isEqualTo(KeepAlive.OFF);
  }
}
