package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with a capture: describe it, be its camera, be its client. */
class CaptureFilesTest {
  private static Path folder = Path.of("");

  /** {@code ptpip info} and {@code get iso} with a D5300, each in a conversation of its own. */
  private static Path capture = Path.of("");

  private static CliRun info = new CliRun(-1, "", "");

  @BeforeAll
  static void record(@TempDir Path made) throws Exception {
    folder = made;
    capture = folder.resolve("info.pcapng");
    try (RunningCamera camera =
        RunningCamera.start("--clock", "virtual", "--record", capture.toString())) {
      info = camera.ptpip("info");
      camera.ptpip("set", "iso=800");
      camera.stop();
    }
  }

  private static CliRun describe(String... flags) {
    return CliRun.of(args("describe", capture.toString(), flags));
  }

  private static String[] args(String command, String file, String... flags) {
    String[] args = new String[flags.length + 3];
    args[0] = "ptpip";
    args[1] = command;
    args[2] = file;
    System.arraycopy(flags, 0, args, 3, flags.length);
    return args;
  }

  // ---- describe

  @Test
  void aCaptureIsDescribed() {
    CliRun run = describe("--judge", "--strict");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.outLines().get(0)).startsWith("#1  ").contains("Nikon Corporation D5300");
    assertThat(run.outLines())
        .anyMatch(line -> line.contains("Init Command") && line.contains("Ack, connection"))
        .anyMatch(line -> line.contains("GetDeviceInfo") && line.endsWith("OK"))
        .anyMatch(line -> line.contains("SetDevicePropValue ExposureIndex, data 2 B"))
        .noneMatch(line -> line.contains("finding"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "105 | link type 105 (IEEE 802.11) are not read: record on a computer that takes part",
        "258 | link type 258 (Apple PKTAP) are not read: record as Ethernet or IP, or with ptpip",
        "65000 | link type 65000 are not read: record as Ethernet or IP, or with ptpip record",
      })
  void whatCanNotBeReadIsNamed(int link, String words) throws Exception {
    Path file = folder.resolve("link-" + link + ".pcap");
    ByteBuffer bytes = ByteBuffer.allocate(24 + 16 + 40).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65535);
    bytes.putInt(link).putLong(1).putInt(40).putInt(40);
    Files.write(file, bytes.array());

    CliRun run = CliRun.of("ptpip", "describe", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no PTP/IP and no USB camera in 1 frames; frames of " + words);
  }

  @Test
  void withoutATerminalNothingIsColoured() {
    assertThat(describe().out()).doesNotContain("\u001B[");
    assertThat(describe("--color", "always").out()).contains("\u001B[");
  }

  @Test
  void aDescriptionInJsonIsOneDocument() {
    CliRun run = describe("--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("{\"format\":\"ptpip-describe-1\"")
        .contains("\"dataset\":\"DeviceInfo\"")
        .endsWith("}\n");
  }

  @Test
  void onlyWhatIsAskedForIsDescribed() {
    assertThat(describe("--only", "GetDeviceInfo").out())
        .contains("Model D5300")
        .doesNotContain("CloseSession");
    assertThat(describe("--only", "0x1001", "--all").out()).contains("Model  D5300");
  }

  @Test
  void anOperationThatNobodyKnowsIsRefused() {
    CliRun run = describe("--only", "GetDeviceInof");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean GetDeviceInfo (0x1001)?");
  }

  @Test
  void anOperationThatDoesNotOccurIsRed() {
    assertThat(describe("--only", "FormatStore").exitCode()).isEqualTo(2);
  }

  @Test
  void aVendorThatNobodyKnowsIsRefused() {
    assertThat(describe("--vendor", "zeiss").err()).contains("--vendor: one of standard, ");
  }

  @Test
  void aFileThatIsNoCaptureIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a capture at all");

    assertThat(CliRun.of("ptpip", "describe", text.toString()).exitCode()).isEqualTo(2);
    assertThat(CliRun.of("ptpip", "describe", folder.resolve("none").toString()).exitCode())
        .isEqualTo(2);
    assertThat(CliRun.of("camera-simulator", text.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void judgedIsRedWhenARequirementIsNotMet() throws Exception {
    Path bad = folder.resolve("bad.pcapng");
    try (RunningCamera camera = RunningCamera.start("--record", bad.toString());
        Socket stranger = new Socket("127.0.0.1", port(camera))) {
      // Operation_Response from an initiator is neither an Init packet nor the initiator's to send
      stranger.getOutputStream().write(init());
      stranger.getInputStream().read();
      stranger.getOutputStream().write(new byte[] {14, 0, 0, 0, 7, 0, 0, 0, 1, 0x20, 1, 0, 0, 0});
      stranger.getInputStream().readAllBytes();
      camera.stop();
    }

    CliRun calm = CliRun.of("ptpip", "describe", bad.toString());
    assertThat(calm.exitCode()).isZero();
    assertThat(calm.out()).contains("PTPIP-FRAME-10");
    assertThat(CliRun.of("ptpip", "describe", bad.toString(), "--judge", "--strict").exitCode())
        .isEqualTo(1);
  }

  private static int port(RunningCamera camera) {
    return Integer.parseInt(camera.host().substring(camera.host().lastIndexOf(':') + 1));
  }

  private static byte[] init() {
    byte[] packet = new byte[30];
    packet[0] = 30;
    packet[4] = 1;
    packet[26 + 2] = 1;
    return packet;
  }

  // ---- the camera

  @Test
  void aCaptureIsTheCameraThatWasRecorded() throws Exception {
    try (RunningCamera camera = RunningCamera.start(capture.toString(), "--clock", "virtual")) {
      assertThat(camera.ptpip("info").out()).isEqualTo(info.out());
      camera.ptpip("set", "iso=800");

      CliRun end = camera.stop();
      assertThat(end.exitCode()).as(end.err()).isZero();
      assertThat(end.out()).startsWith("replay of ").contains("2 conversations");
      assertThat(end.err()).contains("0 never recorded · 0 recorded and not asked for");
    }
  }

  @Test
  void whatWasNeverRecordedIsPrintedWithItsNeighbourAndRed() throws Exception {
    try (RunningCamera camera = RunningCamera.start(capture.toString())) {
      camera.tryPtpip("raw", "GetObject", "0x29110001");

      CliRun end = camera.stop();
      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.err()).contains("never recorded  GetObject 0x29110001").contains("nearest: #");
    }
  }

  @Test
  void aReplayInWhichNothingWasAskedIsRed() throws Exception {
    try (RunningCamera camera = RunningCamera.start(capture.toString())) {
      CliRun end = camera.stop();

      assertThat(end.exitCode()).isEqualTo(1);
      assertThat(end.err()).contains("nothing was asked");
    }
  }

  @Test
  void flagsWithoutEffectAreRefused() {
    assertThat(CliRun.of("camera-simulator", capture.toString(), "--card", ".").err())
        .contains("--card has no effect with a capture");
    assertThat(CliRun.of("camera-simulator", "--loose").err()).contains("--loose needs a capture");
  }

  // ---- the client

  @Test
  void aReplayOnTheSameKindOfCameraFindsNoDifference() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--clock", "virtual")) {
      CliRun run = CliRun.of("ptpip", "replay", capture.toString(), camera.host());

      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains(" 0 differences");
    }
  }

  @Test
  void aReplayOnAnotherBodyTellsWhatDiffersOnBothSides() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--camera", "nikon-d5500")) {
      CliRun run = CliRun.of("ptpip", "replay", capture.toString(), camera.host(), "--exact");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("recorded  ").contains("came      ").contains("Model D5500");
    }
  }

  @Test
  void differencesCanBeHadAsJson() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--camera", "nikon-d5500")) {
      CliRun run =
          CliRun.of("ptpip", "replay", capture.toString(), camera.host(), "--exact", "--json");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).startsWith("{").contains("\"kind\":\"bytes\"").contains("\"exit\":1");
    }
  }

  @Test
  void aCameraThatIsNotThereIsNoVerdict() throws Exception {
    String host;
    try (RunningCamera camera = RunningCamera.start()) {
      host = camera.host();
      camera.stop();
    }

    assertThat(CliRun.of("ptpip", "replay", capture.toString(), host).exitCode()).isEqualTo(3);
  }

  @Test
  void aReplayOfARefusalIsComparedToo() throws Exception {
    Path refused = folder.resolve("refused.pcapng");
    try (RunningCamera camera =
        RunningCamera.start("--pairing", "deny", "--record", refused.toString())) {
      camera.tryPtpip("info");
      camera.stop();
    }

    try (RunningCamera camera = RunningCamera.start("--pairing", "deny")) {
      assertThat(CliRun.of("ptpip", "replay", refused.toString(), camera.host()).exitCode())
          .isZero();
    }
    try (RunningCamera camera = RunningCamera.start()) {
      CliRun run = CliRun.of("ptpip", "replay", refused.toString(), camera.host());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("handshake").contains("InitCommandAck");
    }
    try (RunningCamera camera = RunningCamera.start(refused.toString())) {
      assertThat(camera.tryPtpip("info").exitCode()).isEqualTo(3);
      assertThat(camera.stop().exitCode()).isZero();
    }
  }
}
