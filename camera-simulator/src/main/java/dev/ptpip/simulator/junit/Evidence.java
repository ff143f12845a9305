package dev.ptpip.simulator.junit;

import dev.ptpip.simulator.scenario.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What a failed test leaves: {@code transcript.txt}, {@code capture.pcapng} and {@code
 * scenario.yaml}, which starts the same camera again.
 *
 * @param folder where it is
 */
record Evidence(Path folder) {
  /** System property that names another folder than the build tool's. */
  static final String PROPERTY = "camera-simulator.output";

  Path scenario() {
    return folder.resolve("scenario.yaml");
  }

  static Evidence leave(TestCamera camera, ExtensionContext context) throws IOException {
    Path folder = output().resolve(name(context));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("transcript.txt"), Transcript.of(camera.journal(), camera.camera().model()));
    Files.copy(
        camera.recording(), folder.resolve("capture.pcapng"), StandardCopyOption.REPLACE_EXISTING);
    Evidence evidence = new Evidence(folder);
    Files.writeString(evidence.scenario(), camera.scenario().yaml());
    return evidence;
  }

  /** {@code target/camera-simulator}, or {@code build/camera-simulator} in a Gradle build. */
  private static Path output() {
    String wanted = System.getProperty(PROPERTY, "");
    if (!wanted.isEmpty()) {
      return Path.of(wanted);
    }
    boolean gradle =
        Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
    boolean maven = Files.exists(Path.of("pom.xml"));
    return Path.of(gradle && !maven ? "build" : "target", "camera-simulator");
  }

  /** {@code ImporterTest.resumes}; further runs and further cameras of a test have a number. */
  private static String name(ExtensionContext context) {
    String type =
        context.getTestClass().map(Class::getName).map(Evidence::simple).orElse("unknown");
    String method = context.getTestMethod().map(each -> "." + each.getName()).orElse("");
    String run = invocation(context.getUniqueId());
    int number =
        context
            .getStore(Namespace.create(Evidence.class, context.getUniqueId()))
            .getOrComputeIfAbsent("cameras", key -> new AtomicInteger(), AtomicInteger.class)
            .incrementAndGet();
    return type + method + run + (number == 1 ? "" : "-" + number);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** The number of a repeated or parameterized test. */
  private static String invocation(String uniqueId) {
    int mark = uniqueId.lastIndexOf("-invocation:#");
    return mark < 0 ? "" : "-run" + uniqueId.substring(mark + 13).replace("]", "");
  }
}
