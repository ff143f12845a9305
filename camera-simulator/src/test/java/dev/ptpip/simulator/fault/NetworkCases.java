package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.RawInitiator.End;
import dev.ptpip.simulator.fault.RawInitiator.Ending;
import dev.ptpip.simulator.fault.RawInitiator.Wire;
import dev.ptpip.simulator.testing.HandClock;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What a socket sees of the faults of the network. */
final class NetworkCases {
  private static final OperationCode INFO = OperationCode.GET_DEVICE_INFO;
  private static final int BEFORE_DATA = 20 + 12;

  private NetworkCases() {}

  static List<FaultCase> all() {
    return List.of(
        FaultCase.of("connect#1:refuse", NetworkCases::firstIsReset),
        FaultCase.timed("GetDeviceInfo#2:refuse=300ms", NetworkCases::portIsClosed),
        FaultCase.of("connect#1:silence", NetworkCases::taken),
        FaultCase.tapped("GetDeviceInfo#2:silence", (camera, tap) -> cutAt(camera, tap, 0)),
        late("GetDeviceInfo#2:delay=150ms", 0, 150, 150),
        late("GetDeviceInfo#2:delay=200ms ± 50ms", 0, 150, 250),
        FaultCase.timed("GetDeviceInfo#2:rate=2 kB/s", NetworkCases::slow),
        FaultCase.tapped("GetDeviceInfo#2:slice=1 B", (camera, tap) -> sliced(camera, tap, 1)),
        FaultCase.tapped("GetDeviceInfo#2:slice=7 B", (camera, tap) -> sliced(camera, tap, 7)),
        FaultCase.tapped("GetPartialObject#2:merge", NetworkCases::merged),
        FaultCase.tapped("GetDeviceInfo#2@50%:stall", (camera, tap) -> cutAt(camera, tap, 0.5)),
        late("GetDeviceInfo#2@50%:stall=150ms", 0.5, 150, 150),
        ending("GetDeviceInfo#2@50%:reset", 0.5, End.RESET, End.CLOSED),
        ending("GetDeviceInfo#2:reset", 0, End.RESET, End.CLOSED),
        ending("GetDeviceInfo#2@50% on event:reset", 0.5, End.CLOSED, End.RESET),
        ending("GetDeviceInfo#2@50% on both:reset", 0.5, End.RESET, End.RESET),
        ending("GetDeviceInfo#2@50%:close", 0.5, End.CLOSED, End.CLOSED),
        ending("GetDeviceInfo#2@50% on both:close", 0.5, End.CLOSED, End.CLOSED),
        FaultCase.tapped("GetDeviceInfo#2@25%:half-close", NetworkCases::halfClosed),
        FaultCase.tapped("GetDeviceInfo#2@25% on both:half-close", NetworkCases::bothHalfClosed),
        FaultCase.timed("GetDeviceInfo#2@50%:drop=300ms", NetworkCases::drop),
        FaultCase.of("GetDeviceInfo#2:flip=1 bit", camera -> flipped(camera, 1)),
        FaultCase.of("GetDeviceInfo#2@50%:flip=3 bits", camera -> flipped(camera, 3)));
  }

  private static void firstIsReset(VirtualCamera camera) throws IOException {
    Ending first = Wire.endOf(camera);

    assertThat(first.end()).isEqualTo(End.RESET);
    assertThat(first.bytes()).isEmpty();
    nextWorks(camera);
  }

  private static void portIsClosed(VirtualCamera camera, WireTap tap, HandClock clock)
      throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.worksAsUsual(); // whoever is in stays in

      opensAgainAfter(300, camera, clock);
      raw.worksAsUsual();
    }
    nextWorks(camera);
  }

  /** Nobody can connect for so many milliseconds. */
  private static void opensAgainAfter(int millis, VirtualCamera camera, HandClock clock) {
    assertThatThrownBy(() -> Wire.to(camera)).isInstanceOf(ConnectException.class);
    clock.advance(Duration.ofMillis(millis - 1));
    assertThatThrownBy(() -> Wire.to(camera)).isInstanceOf(ConnectException.class);
    clock.advance(Duration.ofMillis(1));
  }

  /** The next initiator works as usual, once those before have left their place. */
  private static void nextWorks(VirtualCamera camera) throws IOException {
    RawInitiator.awaitNobody(camera);
    try (RawInitiator next = RawInitiator.open(camera)) {
      next.worksAsUsual();
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
    return next(raw.call(INFO));
  }

  /** The same packets as those of the next transaction. */
  private static byte[] next(List<byte[]> packets) {
    for (byte[] packet : packets) {
      packet[RawInitiator.type(packet) == 7 ? 10 : 8]++;
    }
    return RawInitiator.joined(packets);
  }

  private static int place(byte[] usual, double share) {
    int data = usual.length - BEFORE_DATA - 14;
    return share == 0 ? 0 : BEFORE_DATA + (int) (data * share);
  }

  private static void cutAt(VirtualCamera camera, WireTap tap, double share) throws IOException {
    try (Wire bystander = Wire.to(camera);
        RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      int place = place(usual, share);
      tap.forget();
      raw.request(INFO);

      assertThat(raw.command().read(place)).isEqualTo(Arrays.copyOf(usual, place));
      assertThat(raw.command().isQuiet(150)).as("open").isTrue();
      assertThat(raw.event().isQuiet(20)).as("open").isTrue();
      assertThat(bystander.isQuiet(20)).as("open").isTrue();
      assertThat(tap.written(raw.command())).hasSize(place);
    }
  }

  /** The same bytes, in pieces of a size: those of this answer, and no others. */
  private static void sliced(VirtualCamera camera, WireTap tap, int size) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      tap.forget();
      byte[] usual = usual(raw);
      List<Integer> usualPieces = tap.sizes(raw.command());
      tap.forget();
      raw.request(INFO);

      assertThat(raw.command().read(usual.length)).isEqualTo(usual);
      List<Integer> pieces = tap.sizes(raw.command());
      assertThat(pieces.subList(0, pieces.size() - 1)).containsOnly(size);
      assertThat(pieces).hasSize((usual.length + size - 1) / size);
      assertThat(tap.sizes(raw.event())).isEmpty();
      tap.forget();
      raw.worksAsUsual();
      assertThat(tap.sizes(raw.command())).isEqualTo(usualPieces);
    }
  }

  /** The same bytes at once, which usually go out in several pieces. */
  private static void merged(VirtualCamera camera, WireTap tap) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      int picture = raw.pictures()[0];
      tap.forget();
      byte[] usual = next(raw.call(OperationCode.GET_PARTIAL_OBJECT, picture, 0, 200_000));
      assertThat(tap.sizes(raw.command())).hasSizeGreaterThan(1);
      tap.forget();
      raw.request(OperationCode.GET_PARTIAL_OBJECT, picture, 0, 200_000);

      assertThat(raw.command().read(usual.length)).isEqualTo(usual);
      assertThat(tap.sizes(raw.command())).containsExactly(usual.length);
      assertThat(tap.sizes(raw.event())).isEmpty();
      raw.worksAsUsual();
    }
  }

  /** An answer stands still at a place for so many milliseconds, and the next one does not. */
  private static FaultCase late(String rule, double share, int least, int most) {
    return FaultCase.timed(
        rule,
        (camera, tap, clock) -> {
          try (RawInitiator raw = RawInitiator.open(camera)) {
            byte[] usual = usual(raw);
            int place = place(usual, share);
            tap.forget();
            raw.request(INFO);
            byte[] first = raw.command().read(place);
            Duration wait = clock.awaitPlanned();

            assertThat(wait).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
            clock.advance(wait.minusNanos(1));
            assertThat(raw.command().isQuiet(30)).isTrue();
            assertThat(tap.written(raw.command())).isEqualTo(first);
            clock.advance(Duration.ofNanos(1));
            raw.command().read(usual.length - place);
            assertThat(tap.written(raw.command())).isEqualTo(usual);
            raw.worksAsUsual();
          }
        });
  }

  /** Each piece takes the time of its bytes. */
  private static void slow(VirtualCamera camera, WireTap tap, HandClock clock) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      tap.forget();
      raw.request(INFO);
      long whole = usual.length * 500_000L; // nanoseconds
      long taken = 0;
      while (taken < whole - usual.length) {
        Duration wait = clock.awaitPlanned();
        clock.advance(wait);
        taken += wait.toNanos();
      }

      assertThat(raw.command().read(usual.length)).isEqualTo(usual);
      assertThat(tap.sizes(raw.command())).allMatch(size -> size <= 100);
      assertThat(taken).isLessThanOrEqualTo(whole);
      raw.worksAsUsual();
    }
  }

  /** A connection in the middle of an answer ends so, that of the events so, and no other one. */
  private static FaultCase ending(String rule, double share, End command, End event) {
    return FaultCase.tapped(
        rule,
        (camera, tap) -> {
          try (Wire bystander = Wire.to(camera);
              RawInitiator raw = RawInitiator.open(camera)) {
            byte[] usual = usual(raw);
            tap.forget();
            raw.request(INFO);

            expectEnd(raw.command(), command, Arrays.copyOf(usual, place(usual, share)), tap);
            expectEnd(raw.event(), event, new byte[0], tap);
            nextWorks(camera);
            assertThat(bystander.isQuiet(20)).as("open").isTrue();
          }
        });
  }

  /** What was sent ahead of a reset need not arrive. */
  private static void expectEnd(Wire wire, End end, byte[] sent, WireTap tap) throws IOException {
    Ending ending = wire.readToEnd();

    assertThat(ending.end()).isEqualTo(end);
    assertThat(tap.written(wire)).isEqualTo(sent);
    if (end == End.CLOSED) {
      assertThat(ending.bytes()).isEqualTo(sent);
    } else {
      assertThat(Arrays.copyOf(sent, ending.bytes().length)).isEqualTo(ending.bytes());
    }
  }

  private static void halfClosed(VirtualCamera camera, WireTap tap) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      tap.forget();
      raw.request(INFO);

      expectEnd(raw.command(), End.CLOSED, Arrays.copyOf(usual, place(usual, 0.25)), tap);
      assertThat(raw.event().isQuiet(20)).as("open").isTrue();
      stillReads(camera, raw);
    }
  }

  private static void bothHalfClosed(VirtualCamera camera, WireTap tap) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      tap.forget();
      raw.request(INFO);

      expectEnd(raw.command(), End.CLOSED, Arrays.copyOf(usual, place(usual, 0.25)), tap);
      expectEnd(raw.event(), End.CLOSED, new byte[0], tap);
      stillReads(camera, raw);
    }
  }

  /** The other direction is open: what comes that way is carried out. */
  private static void stillReads(VirtualCamera camera, RawInitiator raw) throws IOException {
    raw.request(OperationCode.GET_NUM_OBJECTS, -1, 0, 0);
    camera.received(OperationCode.GET_NUM_OBJECTS).once();
  }

  private static void drop(VirtualCamera camera, WireTap tap, HandClock clock) throws IOException {
    try (Wire bystander = Wire.to(camera);
        RawInitiator raw = RawInitiator.open(camera)) {
      byte[] usual = usual(raw);
      tap.forget();
      raw.request(INFO);

      expectEnd(raw.command(), End.RESET, Arrays.copyOf(usual, place(usual, 0.5)), tap);
      expectEnd(raw.event(), End.RESET, new byte[0], tap);
      expectEnd(bystander, End.RESET, new byte[0], tap);
      opensAgainAfter(300, camera, clock);
      nextWorks(camera);
    }
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
