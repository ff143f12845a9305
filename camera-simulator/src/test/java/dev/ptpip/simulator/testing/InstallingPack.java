package dev.ptpip.simulator.testing;

import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.model.CameraModel;
import java.util.function.Consumer;

/** A pack for one test. */
public final class InstallingPack implements CameraPack {
  private final Consumer<CameraBuilder> installation;

  private InstallingPack(Consumer<CameraBuilder> installation) {
    this.installation = installation;
  }

  /** Does what {@code installation} says. */
  public static InstallingPack of(Consumer<CameraBuilder> installation) {
    return new InstallingPack(installation);
  }

  @Override
  public boolean serves(CameraModel model) {
    return true;
  }

  @Override
  public void install(CameraBuilder builder) {
    installation.accept(builder);
  }
}
