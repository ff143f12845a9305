package dev.ptpip.simulator.junit;

import dev.ptpip.simulator.scenario.CameraScenario;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds scenario files by the names that tests use. */
final class ScenarioFiles {
  private ScenarioFiles() {}

  static CameraScenario find(String name, Class<?> test) {
    if (name.isEmpty()) {
      return CameraScenario.EMPTY;
    }
    URL resource = test.getResource(name);
    if (resource == null) {
      resource = test.getClassLoader().getResource(name);
    }
    try {
      if (resource != null) {
        return read(name, resource);
      }
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return CameraScenario.load(file);
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new ExtensionConfigurationException(
          "scenario \"" + name + "\" can't be read", unreadable);
    }
    throw new ExtensionConfigurationException(
        "no scenario \""
            + name
            + "\": neither a resource beside "
            + test.getName()
            + ", nor a resource from the root of the class path, nor a file in "
            + Path.of("").toAbsolutePath());
  }

  private static CameraScenario read(String name, URL resource)
      throws IOException, URISyntaxException {
    if (resource.getProtocol().equals("file")) {
      return CameraScenario.load(Path.of(resource.toURI()));
    }
    try (InputStream in = resource.openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CameraScenario.parse(name, text, Path.of("").toAbsolutePath());
    }
  }
}
