package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.RawInitiator.End;
import dev.ptpip.simulator.fault.RawInitiator.Ending;
import dev.ptpip.simulator.fault.RawInitiator.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a socket sees of the faults of the network. */
final class NetworkCases {
  private static final OperationCode INFO = OperationCode.GET_DEVICE_INFO;
  private static final int BEFORE_DATA = 20 + 12;

  private NetworkCases() {}

  static List<FaultCase> all() {
    return List.of(
        FaultCase.of("connect#1:refuse", NetworkCases::firstIsReset),
        FaultCase.of("GetDeviceInfo#2:refuse=300ms", NetworkCases::portIsClosed),
        FaultCase.of("connect#1:silence", NetworkCases::taken),
        FaultCase.of("GetDeviceInfo#2:silence", camera -> cutAt(camera, 0, true)),
        FaultCase.of("GetDeviceInfo#2:delay=150ms", camera -> late(camera, 100)),
        FaultCase.of("GetDeviceInfo#2:delay=200ms ± 50ms", camera -> late(camera, 140)),
        FaultCase.of("GetDeviceInfo#2:rate=2 kB/s", camera -> late(camera, 150)),
        FaultCase.of("GetDeviceInfo#2:slice=1 B", NetworkCases::unchanged),
        FaultCase.of("GetDeviceInfo#2:merge", NetworkCases::unchanged),
        FaultCase.of("GetDeviceInfo#2@50%:stall", camera -> cutAt(camera, 0.5, true)),
        FaultCase.of("GetDeviceInfo#2@50%:stall=150ms", camera -> late(camera, 100)),
        FaultCase.of("GetDeviceInfo#2@50%:reset", camera -> ends(camera, 0.5, End.RESET)),
        FaultCase.of("GetDeviceInfo#2:reset", camera -> ends(camera, -1, End.RESET)),
        FaultCase.of("GetDeviceInfo#2@50%:close", camera -> ends(camera, 0.5, End.CLOSED)),
        FaultCase.of("GetDeviceInfo#2@25%:half-close", camera -> ends(camera, 0.25, End.CLOSED)),
        FaultCase.of("GetDeviceInfo#2@50%:drop=300ms", NetworkCases::drop),
        FaultCase.of("GetDeviceInfo#2:flip=1 bit", camera -> flipped(camera, 1)),
        FaultCase.of("GetDeviceInfo#2@50%:flip=3 bits", camera -> flipped(camera, 3)));
  }

  private static void firstIsReset(VirtualCamera camera) throws IOException {
    try (Wire first = Wire.to(camera)) {
      assertThat(first.readToEnd()).extracting(Ending::end).isEqualTo(End.RESET);
    }
    try (RawInitiator next = RawInitiator.open(camera)) {
      next.worksAsUsual();
    }
  }

  private static void portIsClosed(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.worksAsUsual(); // whoever is in stays in

      assertThatThrownBy(() -> Wire.to(camera)).isInstanceOf(ConnectException.class);
      raw.worksAsUsual();
    }
    comesBack(camera);
  }

  private static void comesBack(VirtualCamera camera) throws IOException {
    long end = System.nanoTime() + 5_000_000_000L;
    while (true) {
      try (RawInitiator next = RawInitiator.open(camera)) {
        next.worksAsUsual();
        return;
      } catch (ConnectException refused) {
        assertThat(System.nanoTime()).as("the port opens again").isLessThan(end);
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private static void taken(VirtualCamera camera) throws IOException {
    try (Wire first = Wire.to(camera).send(RawInitiator.initCommand())) {
      assertThat(first.isQuiet(150)).isTrue();
      try (RawInitiator next = RawInitiator.open(camera)) {
        next.worksAsUsual();
      }
    }
  }

  /** The usual answer to a second GetDeviceInfo. */
  private static byte[] usual(RawInitiator raw) throws IOException {
    List<byte[]> packets = new ArrayList<>(raw.call(INFO));
    for (byte[] packet : packets) {
      packet[RawInitiator.type(packet) == 7 ? 10 : 8]++;
    }
    return RawInitiator.joined(packets);
  }

  private static int place(byte[] usual, double share) {
    int data = usual.length - BEFORE_DATA - 14;
    return share < 0 ? 0 : share == 0 ? 0 : BEFORE_DATA + (int) (data * share);
  }

  private static void cutAt(VirtualCamera camera, double share, boolean open) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      raw.request(INFO);
      int place = place(usual, share);

      assertThat(raw.command().read(place)).isEqualTo(Arrays.copyOf(usual, place));
      assertThat(raw.command().isQuiet(150)).isEqualTo(open);
      assertThat(raw.event().isQuiet(20)).isTrue();
    }
  }

  private static void unchanged(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      raw.request(INFO);

      assertThat(raw.command().read(usual.length)).isEqualTo(usual);
      raw.worksAsUsual();
    }
  }

  private static void late(VirtualCamera camera, int millis) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      long begun = System.nanoTime();
      raw.request(INFO);

      assertThat(raw.command().read(usual.length)).isEqualTo(usual);
      assertThat((System.nanoTime() - begun) / 1_000_000).isGreaterThanOrEqualTo(millis);
      raw.worksAsUsual();
    }
  }

  private static void ends(VirtualCamera camera, double share, End end) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      raw.request(INFO);
      Ending ending = raw.command().readToEnd();
      int place = place(usual, share);

      assertThat(ending.end()).isEqualTo(end);
      if (end == End.CLOSED) {
        assertThat(ending.bytes()).isEqualTo(Arrays.copyOf(usual, place));
      } else {
        assertThat(ending.bytes().length).isLessThanOrEqualTo(place);
      }
    }
    comesBack(camera);
  }

  private static void drop(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      raw.request(INFO);
      Ending command = raw.command().readToEnd();

      assertThat(command.end()).isEqualTo(End.RESET);
      assertThat(command.bytes().length).isLessThanOrEqualTo(place(usual, 0.5));
      assertThat(raw.event().readToEnd().end()).isEqualTo(End.RESET);
      assertThatThrownBy(() -> Wire.to(camera)).isInstanceOf(ConnectException.class);
    }
    comesBack(camera);
  }

  private static void flipped(VirtualCamera camera, int bits) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      raw.request(INFO);
      BitSet difference = BitSet.valueOf(raw.command().read(usual.length));
      difference.xor(BitSet.valueOf(usual));

      assertThat(difference.cardinality()).isEqualTo(bits);
      raw.worksAsUsual();
    }
  }
}
