package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.client.CameraSession;

/**
 * The session of the shell, for every command in it.
 *
 * @param camera stays open
 */
record ShellCameras(CameraSession camera) implements Cameras {
  @Override
  public ExitCode with(ConnectFlags flags, Work work) throws Exception {
    if (flags.areGiven()) {
      throw CommandFailure.impossible(
          "--timeout, --event-port and --record go with ptpip shell itself: it is connected"
              + " already");
    }
    return work.run(camera);
  }
}
