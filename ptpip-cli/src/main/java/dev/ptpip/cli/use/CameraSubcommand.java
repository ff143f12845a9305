package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.CameraSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that works in a session with one camera. */
abstract class CameraSubcommand implements Subcommand {
  @Mixin private final ConnectFlags connect = new ConnectFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public final ExitCode run() throws Exception {
    Console console = root().console(common.style());
    check(console);
    return root().cameras().with(connect, camera -> run(camera, console));
  }

  /**
   * Looks at the arguments before anything is connected.
   *
   * @throws dev.ptpip.cli.console.CommandFailure if something of them is impossible
   */
  void check(Console console) {}

  /** Does what was asked for. */
  abstract ExitCode run(CameraSession camera, Console console) throws Exception;

  /** What asks this command to end early. */
  final Interrupts interrupts() {
    return root().interrupts();
  }

  /** How to connect to the camera. */
  final ConnectFlags connect() {
    return connect;
  }

  final Root root() {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    return root;
  }
}
