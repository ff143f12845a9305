package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many cameras side by side. */
class CameraFleetTest {
  private static VirtualCameraBuilder plan() {
    return VirtualCamera.builder().model(TestModels.plain());
  }

  private static void expectOwnCameras(CameraFleet fleet) throws IOException {
    Set<Object> identities = new HashSet<>();
    for (VirtualCamera camera : fleet.cameras()) {
      try (Peer peer = Peer.open(camera.address())) {
        identities.add(peer.ack().guid());
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
      camera.received(OperationCode.GET_STORAGE_IDS).once();
    }
    assertThat(identities).hasSize(fleet.size());
  }

  @Test
  void eachCameraHasAPortOfItsOwn() throws Exception {
    try (CameraFleet fleet = CameraFleet.byPort(5, plan())) {
      expectOwnCameras(fleet);
      assertThat(fleet.cameras()).extracting(VirtualCamera::port).doesNotHaveDuplicates();
      assertThat(fleet.get(4).camera().deviceInfo().serialNumber()).endsWith("2000005");
    }
  }

  @Test
  void eachCameraHasAnAddressOfItsOwnBehindOnePort() throws Exception {
    try (CameraFleet fleet = CameraFleet.byAddress(300, 0, plan())) {
      assertThat(fleet.cameras()).extracting(VirtualCamera::host).doesNotHaveDuplicates();
      assertThat(fleet.cameras()).extracting(VirtualCamera::port).containsOnly(fleet.get(0).port());
      assertThat(fleet.get(0).host()).isEqualTo("127.0.0.1");
      assertThat(fleet.get(254).host()).isEqualTo("127.0.1.1");
      expectOwnCameras(fleet);
    }
  }

  @Test
  void anAddressWithoutACameraIsClosedAtOnce() throws Exception {
    try (CameraFleet fleet = CameraFleet.byAddress(1, 0, plan());
        Socket stranger = new Socket()) {
      stranger.setSoTimeout(10_000);
      stranger.connect(new InetSocketAddress("127.9.9.9", fleet.get(0).port()));

      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void oneOfThemCanBeginAnew() throws Exception {
    try (CameraFleet fleet = CameraFleet.byAddress(2, 0, plan())) {
      InetSocketAddress before = fleet.get(1).address();
      fleet.get(1).reset();

      assertThat(fleet.get(1).address()).isEqualTo(before);
      expectOwnCameras(fleet);
    }
  }

  @Test
  void aFleetThatCannotBeIsRefused() {
    assertThatThrownBy(() -> CameraFleet.byPort(0, plan())).hasMessageContaining("1 to 60000");
    assertThatThrownBy(() -> CameraFleet.byPort(2, plan().bind("192.0.2.1")))
        .isInstanceOf(IOException.class);
  }
}
