package dev.ptpip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.testing.Peer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One scenario, one seed, virtual time, the same initiator: the same bytes, to the last one. */
class SameBytesTest {
  private static final String SCENARIO =
      """
      camera: nikon-d5300
      seed: %d
      clock: virtual
      state: { battery: 62%%, mode: M, iso: 400, shutter: 1/125 }
      card: { free: 20 images }
      timing: { autofocus: 180 ms ± 40 ms, capture: 650 ms ± 100 ms }
      rules:
        - { when: GetDeviceInfo, chance: 0.5, do: { reply: DeviceBusy } }
        - { when: GetThumb, nth: 1, do: { delay: 20 ms ± 10 ms } }
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private byte[] recording(String name, long seed) throws Exception {
    Path file = folder.resolve(name);
    CameraScenario scenario = CameraScenario.parse("test.yaml", SCENARIO.formatted(seed), folder);
    try (VirtualCamera camera =
        VirtualCamera.builder().scenario(scenario).record(file, Addresses.STABLE).start()) {
      for (int session = 0; session < 2; session++) {
        try (Peer peer = Peer.open(camera.address())) {
          use(peer);
        }
      }
    }
    return Files.readAllBytes(file);
  }

  /** Photographs, waits by asking, fetches, and reads what varies. */
  private static void use(Peer peer) throws Exception {
    for (int i = 0; i < 8; i++) {
      peer.call(OperationCode.GET_DEVICE_INFO);
    }
    peer.call(NikonOperations.DEVICE_READY);
    peer.call(OperationCode.INITIATE_CAPTURE, 0, 0).ok();
    int polls = 0;
    while (!peer.call(NikonOperations.DEVICE_READY).code().equals(ResponseCode.OK)) {
      assertThat(++polls).isLessThan(1000);
    }
    peer.call(NikonOperations.GET_EVENT).ok();
    Bytes handles = peer.call(OperationCode.GET_OBJECT_HANDLES, -1, 0x3801, 0).ok().bytes();
    int last = handles.asBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt(handles.size() - 4);
    peer.call(OperationCode.GET_OBJECT_INFO, last).ok();
    peer.call(OperationCode.GET_THUMB, last).ok();
    assertThat(peer.call(OperationCode.GET_OBJECT, last).ok().bytes().size()).isPositive();
    peer.call(OperationCode.GET_DEVICE_PROP_VALUE, 0x5011).ok();
    peer.call(OperationCode.CLOSE_SESSION).ok();
  }

  @Test
  void twoRunsGiveTheSameRecording() throws Exception {
    byte[] first = recording("first.pcapng", 7);
    byte[] second = recording("second.pcapng", 7);

    assertThat(first).hasSizeGreaterThan(100_000);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesAnotherRecording() throws Exception {
    assertThat(recording("other.pcapng", 8)).isNotEqualTo(recording("first.pcapng", 7));
  }
}
