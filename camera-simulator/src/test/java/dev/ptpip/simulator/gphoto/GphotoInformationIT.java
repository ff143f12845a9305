package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.Pairing;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gphoto2 shows of the camera and its settings. */
@SuppressWarnings("NullAway") // JUnit fills the folder before start()
class GphotoInformationIT {
  @TempDir Path folder;
  private VirtualCamera camera;
  private Gphoto gphoto;

  @BeforeEach
  void start() throws Exception {
    camera = VirtualCamera.builder().model("nikon-d5300").start();
    gphoto = Gphoto.on(camera, folder);
  }

  @AfterEach
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  @Test
  void summaryShowsIdentityCapabilitiesAndEveryProperty() throws Exception {
    String out = gphoto.run("--summary").ok().out();

    assertThat(out)
        .contains("Manufacturer: Nikon Corporation")
        .contains("Model: D5300")
        .contains("Version: V1.03")
        .contains("Vendor Extension ID: 0xa (1.0)")
        .contains("Capture Formats: JPEG")
        .contains("StorageDescription:")
        .contains("VolumeLabel: NIKON D5300 [Slot 1]")
        .contains("Storage Type: Removable RAM (memory card)")
        .contains("Filesystemtype: Digital Camera Layout (DCIM)")
        .contains("Access Capability: Read Only with Object deletion");
    assertThat(out.lines().filter(line -> line.matches(".*\\(0x[0-9a-f]{4}\\):\\(read.*")))
        .as("properties with a description; gphoto2 cuts its summary at 32 KiB")
        .hasSizeBetween(110, 120);
    assertThat(out).doesNotContain("cannot be queried");
  }

  @Test
  void storageInfoShowsTheCard() throws Exception {
    String out = gphoto.run("--storage-info").ok().out();

    assertThat(out)
        .contains("label=NIKON D5300 [Slot 1]")
        .contains("basedir=/store_00010001")
        .contains("access=2 Read-only with delete")
        .contains("type=4 Removable RAM")
        .contains("fstype=4 Camera layout (DCIM)");
  }

  @Test
  void configurationTreeHasTheNamesOfARealBody() throws Exception {
    List<String> names =
        gphoto
            .run("--list-config")
            .ok()
            .out()
            .lines()
            .filter(line -> line.startsWith("/main/"))
            .toList();

    assertThat(names)
        .contains(
            "/main/actions/bulb",
            "/main/actions/autofocusdrive",
            "/main/actions/manualfocusdrive",
            "/main/actions/changeafarea",
            "/main/actions/viewfinder",
            "/main/actions/movie",
            "/main/imgsettings/iso",
            "/main/imgsettings/whitebalance",
            "/main/capturesettings/f-number",
            "/main/capturesettings/shutterspeed",
            "/main/capturesettings/shutterspeed2",
            "/main/capturesettings/imagequality",
            "/main/capturesettings/capturemode",
            "/main/other/5001",
            "/main/other/d201");
    assertThat(names.stream().filter(name -> name.startsWith("/main/other/"))).hasSize(120);
    assertThat(names.stream().filter(name -> !name.startsWith("/main/other/"))).hasSize(110);
  }

  /**
   * The values that were read of a real D5300; what clock, host and owner decide is left out of the
   * file.
   */
  @Test
  void allConfigurationEqualsWhatARealBodyShowed() throws Exception {
    Map<String, String> shown =
        current(
            gphoto
                .run("--camera", "PTP/IP Camera", "--list-all-config")
                .ok()
                .out()
                .lines()
                .toList());
    Map<String, String> wanted = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            getClass().getResourceAsStream("d5300-config.tsv"), "d5300-config.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line ->
                  wanted.put(
                      line.substring(0, line.indexOf('\t')),
                      line.substring(line.indexOf('\t') + 1)));
    }

    assertThat(wanted).hasSizeGreaterThan(200);
    assertThat(shown).containsAllEntriesOf(wanted);
    assertThat(shown).hasSize(wanted.size() + 6);
  }

  private static Map<String, String> current(List<String> lines) {
    Map<String, String> values = new TreeMap<>();
    String name = "";
    for (String line : lines) {
      if (line.startsWith("/main/")) {
        name = line;
      } else if (line.startsWith("Current:")) {
        values.put(name, line.substring("Current:".length()).strip());
      }
    }
    return values;
  }

  @Test
  void batteryShowsWhatTheBodyHas() throws Exception {
    camera.body().battery(42);

    assertThat(gphoto.run("--get-config", "batterylevel").ok().out())
        .contains("Current: 42%")
        .contains("Readonly: 1");
  }

  @Test
  void refusedInitiatorEndsWithOneError() throws Exception {
    try (VirtualCamera locked = VirtualCamera.builder().pairing(Pairing.only(Set.of())).start()) {
      Gphoto.Result result = Gphoto.on(locked, folder.resolve("locked")).run("--summary");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("Error");
    }
  }

  @Test
  void aKilledClientFreesItsPlace() throws Exception {
    Gphoto.Running waiting = gphoto.start("--wait-event=60s");
    EventuallyAssert.eventually(
        () -> camera.sessions().open().size() == 1, "gphoto2 opens a session");
    waiting.process().destroyForcibly().waitFor();

    assertThat(gphoto.run("--storage-info").ok().out()).contains("basedir=/store_00010001");
  }
}
