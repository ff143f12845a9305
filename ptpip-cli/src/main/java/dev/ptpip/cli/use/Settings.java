package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The properties of a connected camera by the names that people use. */
final class Settings {
  private final CameraSession camera;
  private final PropertyNames names;
  private final Set<DevicePropertyCode> codes;

  private Settings(CameraSession camera, Set<DevicePropertyCode> codes) {
    this.camera = camera;
    this.names = camera.vendor().properties();
    this.codes = codes;
  }

  static Settings of(CameraSession camera) throws IOException {
    return new Settings(camera, new LinkedHashSet<>(camera.properties().codes()));
  }

  /**
   * The property that a name means at this camera.
   *
   * @throws CommandFailure if it means none
   */
  NamedProperty named(String name) {
    List<NamedProperty> candidates = names.candidates(name);
    if (candidates.isEmpty()) {
      throw CommandFailure.impossible(
          "no setting \""
              + name
              + "\""
              + names
                  .nearest(name)
                  .map(near -> "; did you mean " + near + "?")
                  .orElse("; ptpip get HOST tells all"));
    }
    return names
        .find(name, codes::contains)
        .orElseThrow(
            () ->
                CommandFailure.impossible(
                    camera.name()
                        + " has no "
                        + name
                        + " ("
                        + camera.codes().label(candidates.get(0).code())
                        + ")"));
  }

  /** What the camera tells about a property. */
  Setting read(NamedProperty property) throws IOException {
    return new Setting(property, camera.properties().describe(property.code()));
  }

  /**
   * Everything that the camera tells; what it refuses to describe is left out.
   *
   * @param unreadable is told what can't be understood, which is left out as well
   */
  List<Setting> all(Consumer<String> unreadable) throws IOException {
    List<Setting> settings = new ArrayList<>();
    for (DevicePropertyCode code : codes) {
      try {
        settings.add(read(names.of(code)));
      } catch (OperationFailedException refused) {
        // listed by the camera and yet not described, as real bodies do
      } catch (MalformedPacketException broken) {
        unreadable.accept(camera.codes().label(code) + ": " + broken.getMessage());
      }
    }
    return settings;
  }

  /**
   * A property and its state.
   *
   * @param property its name and how its values are written
   * @param description what the camera tells
   */
  record Setting(NamedProperty property, DevicePropDesc description) {
    String name() {
      return property.name();
    }

    String value() {
      return property.current(description);
    }
  }
}
