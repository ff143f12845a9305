package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.RawInitiator.Ending;
import dev.ptpip.simulator.fault.RawInitiator.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a socket sees of the faults of packets: the bytes of the usual answer, changed in one way.
 */
final class PacketCases {
  private static final OperationCode INFO = OperationCode.GET_DEVICE_INFO;

  private PacketCases() {}

  static List<FaultCase> all() {
    return List.of(
        answer("GetDeviceInfo#2:length=-1", on(2, bytes -> add(bytes, 0, -1))),
        answer("GetDeviceInfo#2:length=0", on(2, bytes -> set(bytes, 0, 0))),
        answer("GetDeviceInfo#2@data:length=+4", on(1, bytes -> add(bytes, 0, 4))),
        answer("GetDeviceInfo#2@start-data:length=max", on(0, bytes -> set(bytes, 0, -1))),
        answer("GetDeviceInfo#2:type=99", on(2, bytes -> set(bytes, 4, 99))),
        answer("GetDeviceInfo#2:tid=other", on(2, bytes -> add(bytes, 10, 1))),
        answer("GetDeviceInfo#2@data:tid=77", on(1, bytes -> set(bytes, 8, 77))),
        answer("GetDeviceInfo#2:twice", packets -> packets.add(packets.get(2))),
        answer("GetDeviceInfo#2@start-data:twice", packets -> packets.add(0, packets.get(0))),
        answer("GetDeviceInfo#2:never", packets -> packets.remove(2)),
        answer("GetDeviceInfo#2@data:never", packets -> packets.remove(1)),
        answer(
            "GetDeviceInfo#2:order=response-first", packets -> packets.add(0, packets.remove(2))),
        answer("GetDeviceInfo#2:no-start-data", packets -> packets.remove(0)),
        answer("GetDeviceInfo#2:total=-2", on(0, bytes -> add(bytes, 12, -2))),
        answer("GetDeviceInfo#2:empty-data", PacketCases::emptyData),
        answer("GetDeviceInfo#2:truncate=10", on(2, bytes -> Arrays.copyOf(bytes, 10))),
        answer("GetDeviceInfo#2@data:truncate=20", on(1, bytes -> Arrays.copyOf(bytes, 20))),
        FaultCase.of("connect#1:init-fail=rejected", camera -> initFail(camera, 1)),
        FaultCase.of("connect#1:init-fail=busy", camera -> initFail(camera, 2)),
        FaultCase.of("connect#1:init-fail=unspecified", camera -> initFail(camera, 3)),
        FaultCase.of("connect#2:event-ack=wrong connection", PacketCases::ackOnCommand),
        FaultCase.of("session opened:ping=ignore", PacketCases::noPong),
        FaultCase.of("GetDeviceInfo#2:probe", PacketCases::probe),
        FaultCase.of("event DevicePropChanged#1:twice", camera -> event(camera, 2)),
        FaultCase.of("event DevicePropChanged#1:never", camera -> event(camera, 0)));
  }

  /** Something that happens to the packets of an answer. */
  @FunctionalInterface
  private interface Change {
    void apply(List<byte[]> packets);
  }

  private static FaultCase answer(String rule, Change change) {
    return FaultCase.of(
        rule,
        camera -> {
          try (RawInitiator raw = RawInitiator.open(camera)) {
            List<byte[]> usual = new ArrayList<>(raw.call(INFO));
            raw.request(INFO);
            usual.forEach(packet -> renumber(packet, raw.lastTransaction()));
            change.apply(usual);
            byte[] expected = RawInitiator.joined(usual);

            assertThat(raw.command().read(expected.length)).isEqualTo(expected);
            raw.worksAsUsual();
          }
        });
  }

  private static Change on(int index, UnaryOperator<byte[]> change) {
    return packets -> packets.set(index, change.apply(packets.get(index)));
  }

  private static void renumber(byte[] packet, int transaction) {
    set(packet, RawInitiator.type(packet) == 7 ? 10 : 8, transaction);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] set(byte[] bytes, int at, int value) {
    little(bytes).putInt(at, value);
    return bytes;
  }

  private static byte[] add(byte[] bytes, int at, int amount) {
    return set(bytes, at, little(bytes).getInt(at) + amount);
  }

  private static void emptyData(List<byte[]> packets) {
    little(packets.get(0)).putLong(12, 0);
    packets.set(1, set(Arrays.copyOf(packets.get(1), 12), 0, 12));
  }

  private static void initFail(VirtualCamera camera, int reason) throws IOException {
    try (Wire command = Wire.to(camera).send(RawInitiator.initCommand())) {
      Ending ending = command.readToEnd();

      assertThat(ending.end()).isEqualTo(RawInitiator.End.CLOSED);
      assertThat(ending.bytes()).hasSize(12);
      assertThat(RawInitiator.type(ending.bytes())).isEqualTo(5);
      assertThat(RawInitiator.int32(ending.bytes(), 8)).isEqualTo(reason);
    }
    try (RawInitiator next = RawInitiator.open(camera)) {
      next.worksAsUsual();
    }
  }

  private static void ackOnCommand(VirtualCamera camera) throws IOException {
    try (Wire command = Wire.to(camera).send(RawInitiator.initCommand())) {
      byte[] ack = command.packet();
      try (Wire event = Wire.to(camera).send(RawInitiator.initEvent(ack))) {
        assertThat(RawInitiator.type(command.packet())).isEqualTo(4);
        assertThat(event.isQuiet(100)).isTrue();
      }
    }
  }

  private static void noPong(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.event().send(new ProbeRequest());

      assertThat(raw.event().isQuiet(150)).isTrue();
      raw.worksAsUsual();
    }
  }

  private static void probe(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.worksAsUsual();

      assertThat(raw.event().packet())
          .isEqualTo(WirePacket.of(new ProbeRequest()).head().toArray());
      assertThat(raw.event().isQuiet(50)).isTrue();
    }
  }

  /** The first event comes so often, the second once. */
  private static void event(VirtualCamera camera, int times) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      camera.body().modeDial(2);
      camera.body().modeDial(3);
      byte[] first = raw.event().packet();
      for (int i = 1; i < times; i++) {
        assertThat(raw.event().packet()).isEqualTo(first);
      }
      if (times > 0) {
        assertThat(RawInitiator.type(raw.event().packet())).isEqualTo(8);
      }
      assertThat(raw.event().isQuiet(100)).isTrue();
    }
  }
}
