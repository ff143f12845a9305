package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.ValueTextException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes settings. */
@Command(
    name = "set",
    description = {
      "change settings: set HOST iso=800 shutter=1/125",
      "All values are checked before the first one is set. Prints what the camera then has"
    })
final class SetCommand extends CameraSubcommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description = "as get prints them")
  private final List<String> assignments = new ArrayList<>();

  /** A value that is to be set. */
  private record Change(NamedProperty property, PropertyValue value) {}

  @Override
  void check(Console console) {
    for (String assignment : assignments) {
      if (assignment.indexOf('=') < 1) {
        throw CommandFailure.impossible(
            "set: NAME=VALUE expected, for example iso=800, not \"" + assignment + "\"");
      }
    }
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    Settings settings = Settings.of(camera);
    List<Change> changes = new ArrayList<>();
    for (String assignment : assignments) {
      changes.add(change(settings, assignment));
    }
    Map<String, Object> done = new LinkedHashMap<>();
    try {
      for (Change change : changes) {
        camera.properties().set(change.property().code(), change.value());
        Settings.Setting now = settings.read(change.property());
        done.put(now.name(), SettingJson.value(now));
        if (!console.json()) {
          console.line(now.name() + "=" + now.value());
        }
      }
    } finally {
      if (console.json()) {
        console.line(Json.text(done));
      }
    }
    return ExitCode.GOOD;
  }

  private static Change change(Settings settings, String assignment) throws IOException {
    int equals = assignment.indexOf('=');
    NamedProperty property = settings.named(assignment.substring(0, equals));
    Settings.Setting setting = settings.read(property);
    if (setting.description().access().filter(PropertyAccess.GET::equals).isPresent()) {
      throw CommandFailure.impossible(
          property.name() + " cannot be set at this camera now: it is read-only");
    }
    try {
      return new Change(
          property, property.parse(assignment.substring(equals + 1), setting.description()));
    } catch (ValueTextException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    }
  }
}
