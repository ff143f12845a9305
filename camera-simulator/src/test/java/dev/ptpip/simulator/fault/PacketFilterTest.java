package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCamera;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that stands in the way of packets, and cameras without the layer for it. */
@Timeout(60)
class PacketFilterTest {
  @Test
  void eachConnectionHasAFilterOfItsOwnThatSeesEveryPacket() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (VirtualCamera camera =
            VirtualCamera.nikonD5300()
                .filter(
                    connection ->
                        (packet, onward) -> {
                          seen.add(connection.remote().getPort() + ":" + packet.type());
                          onward.send(packet);
                        })
                .start();
        RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      String command = raw.command().port() + ":";
      String event = raw.event().port() + ":";

      assertThat(seen)
          .containsExactly(
              command + 2, event + 4, command + 7, command + 9, command + 12, command + 7);
    }
  }

  @Test
  void aFilterDropsRepeatsAndRewrites() throws Exception {
    try (VirtualCamera camera =
            VirtualCamera.nikonD5300()
                .filter(
                    connection ->
                        (packet, onward) -> {
                          if (packet.is(PacketType.START_DATA)) {
                            return;
                          }
                          if (packet.is(PacketType.END_DATA)) {
                            onward.send(packet.withTransactionId(77));
                          }
                          onward.send(packet);
                        })
                .start();
        RawInitiator raw = RawInitiator.open(camera)) {
      List<byte[]> packets = raw.call(OperationCode.GET_DEVICE_INFO);

      assertThat(packets).extracting(RawInitiator::type).containsExactly(12, 12, 7);
      assertThat(RawInitiator.int32(packets.get(0), 8)).isEqualTo(77);
      assertThat(RawInitiator.int32(packets.get(1), 8)).isEqualTo(raw.lastTransaction());
    }
  }

  @Test
  void rulesComeBehindFilters() throws Exception {
    List<Integer> seen = new CopyOnWriteArrayList<>();
    try (VirtualCamera camera =
            VirtualCamera.nikonD5300()
                .filter(
                    connection ->
                        (packet, onward) -> {
                          seen.add(packet.type());
                          onward.send(packet);
                        })
                .fault("GetDeviceInfo@response:type=99")
                .start();
        RawInitiator raw = RawInitiator.open(camera)) {
      seen.clear();
      raw.request(OperationCode.GET_DEVICE_INFO);
      raw.command().packet();
      raw.command().packet();

      assertThat(RawInitiator.type(raw.command().packet())).isEqualTo(99);
      assertThat(seen).containsExactly(9, 12, 7);
    }
  }

  @Test
  void withoutTheLayerRulesAndFiltersAreRefused() {
    assertThatThrownBy(
            () ->
                VirtualCamera.nikonD5300().withoutFaultLayer().fault("GetDeviceInfo:reset").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("need the fault layer");
    assertThatThrownBy(
            () ->
                VirtualCamera.nikonD5300()
                    .withoutFaultLayer()
                    .filter(connection -> PacketFilter.NONE)
                    .start())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutTheLayerRulesThatComeLaterDoNothing() throws Exception {
    try (VirtualCamera camera = VirtualCamera.nikonD5300().withoutFaultLayer().start()) {
      camera.rules().add("GetDeviceInfo:reset");
      camera.rules().add("connect:refuse");
      try (RawInitiator raw = RawInitiator.open(camera)) {
        raw.worksAsUsual();
      }
      assertThat(camera.rules().firedCount()).isZero();
    }
  }
}
