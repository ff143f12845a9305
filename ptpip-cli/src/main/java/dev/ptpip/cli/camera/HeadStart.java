package dev.ptpip.cli.camera;

import dev.ptpip.simulator.model.CameraModels;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * What every start of a camera needs, done beside the flags being looked at: the model that is
 * probably meant is read, and the JDK's network classes are made ready. Nothing is lost if it turns
 * out not to be needed, and nothing is missing if it fails.
 */
final class HeadStart extends Thread {
  private HeadStart() {
    super("head start");
    setDaemon(true);
  }

  /** Begins. */
  static void begin(String... args) {
    String name = Flag.CAMERA.byDefault();
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(Flag.CAMERA.spelling())) {
        name = args[i + 1];
      }
    }
    if (name != null) {
      CameraModels.prepare(name);
    }
    new HeadStart().start();
  }

  @Override
  public void run() {
    try {
      InetAddress.getLoopbackAddress();
      ServerSocketChannel.open().close();
    } catch (IOException toldLater) {
      // whoever binds a port is told the same
    }
  }
}
