package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.simulator.rest.LazyRestServer;
import dev.ptpip.simulator.rest.RestCamera;
import dev.ptpip.simulator.rest.RestOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The panel of the cameras of this process, if there is one. */
final class Panel implements AutoCloseable {
  private static final Panel NONE = new Panel(null, null);

  private final @Nullable LazyRestServer server;
  private final @Nullable String madeUp;

  private Panel(@Nullable LazyRestServer server, @Nullable String madeUp) {
    this.server = server;
    this.madeUp = madeUp;
  }

  /**
   * Opens its port, unless it is off, or taken and nobody asked for it.
   *
   * @throws CommandFailure if it was asked for and can't be opened
   */
  static Panel open(PanelFlags flags, String bind, Cameras cameras, Console console) {
    if (flags.isOff()) {
      return NONE;
    }
    List<RestCamera> targets = new ArrayList<>(cameras.all().size());
    for (int i = 0; i < cameras.all().size(); i++) {
      targets.add(new RestCamera(cameras.all().get(i), cameras.histories().get(i)));
    }
    try {
      RestOptions options =
          RestOptions.at(
              InetAddress.getByName(bind), flags.port(), Optional.ofNullable(flags.token()));
      return new Panel(
          LazyRestServer.open(options, targets),
          flags.token() == null ? options.token().orElse(null) : null);
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible("--panel-token: " + impossible.getMessage());
    } catch (IOException refused) {
      if (flags.insistence() == PanelFlags.Insistence.ASKED_FOR) {
        throw CommandFailure.noVerdict(
            "panel: " + refused.getMessage() + "; --panel N takes another, --panel 0 any free one");
      }
      console.note(
          "camera-simulator: no panel: "
              + refused.getMessage()
              + "; --panel N takes another port, --panel off none");
      return NONE;
    }
  }

  /** Where a browser finds it; null if there is none. */
  @Nullable String url() {
    return server == null ? null : server.url();
  }

  /** What its users have to know, if nobody told it to this process; null if there is no such. */
  @Nullable String madeUpToken() {
    return madeUp;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
