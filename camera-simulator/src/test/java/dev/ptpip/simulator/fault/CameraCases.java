package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.RawInitiator.End;
import dev.ptpip.simulator.fault.RawInitiator.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** What a socket sees of the faults of the camera. */
final class CameraCases {
  private static final OperationCode INFO = OperationCode.GET_DEVICE_INFO;
  private static final OperationCode CAPTURE = OperationCode.INITIATE_CAPTURE;
  private static final OperationCode READY = new OperationCode(0x90C8);
  private static final OperationCode FOCUS = new OperationCode(0x90C1);
  private static final OperationCode START_LIVE_VIEW = new OperationCode(0x9201);
  private static final OperationCode LIVE_VIEW_IMAGE = new OperationCode(0x9203);
  private static final int OK = 0x2001;
  private static final int BUSY = 0x2019;
  private static final int STORE = 0x0001_0001;
  private static final int ISO = 0x500F;

  private CameraCases() {}

  static List<FaultCase> all() {
    return List.of(
        FaultCase.of("GetDeviceInfo#1:reply=DeviceBusy", camera -> first(camera, INFO, BUSY)),
        FaultCase.of("GetDeviceInfo#1:reply=0xA123", camera -> first(camera, INFO, 0xA123)),
        FaultCase.of("GetDeviceInfo#1:busy=2", CameraCases::busyItself),
        FaultCase.fast("InitiateCapture:busy=3", CameraCases::busyBehindCapture),
        FaultCase.of("InitiateCapture:store-full", camera -> first(camera, CAPTURE, 0x200C)),
        FaultCase.of("GetDeviceInfo#1:card-out", CameraCases::cardOut),
        FaultCase.of("session opened:battery=3%", camera -> property(camera, 0x5001, 1, 3)),
        FaultCase.of("GetDeviceInfo#2:power-off=200ms", CameraCases::powerOff),
        FaultCase.of("GetDeviceInfo#2:sleep", CameraCases::sleep),
        FaultCase.of("session opened:overheat", CameraCases::hot),
        FaultCase.fast("session opened:no-lens", CameraCases::noLens),
        changes("no-lens", 0x5007, 0x5008),
        changes("battery=3%", 0x5001, 0xD1A4), // and live view is prohibited
        changes("overheat", 0xD1A4),
        changes("set={iso: 800}", ISO),
        changes("out-of-focus"),
        FaultCase.fast("session opened:out-of-focus", CameraCases::noFocus),
        FaultCase.of(
            "GetLiveViewImage#1:not-liveview", camera -> first(camera, LIVE_VIEW_IMAGE, 0xA00B)),
        FaultCase.of("GetObject#1:object-gone", CameraCases::objectGone),
        FaultCase.of("event DevicePropChanged#1:event=lost", camera -> events(camera, 1, 0)),
        FaultCase.of("event DevicePropChanged#1:event=twice", camera -> events(camera, 3, 0)),
        FaultCase.of(
            "event DevicePropChanged#1:event=late 300ms", camera -> events(camera, 2, 250)),
        FaultCase.fast("InitiateCapture:event=early", CameraCases::early),
        FaultCase.of("SetDevicePropValue iso:event=late 100ms", CameraCases::tellsSetter),
        FaultCase.of("session opened:set={iso: 800}", camera -> property(camera, ISO, 2, 800)),
        FaultCase.fast("session opened:press=shutter", CameraCases::pressed),
        FaultCase.of("session opened:lock", CameraCases::locked));
  }

  /** The first time is answered so, the next one not. */
  private static void first(VirtualCamera camera, OperationCode operation, int code)
      throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      List<byte[]> packets = raw.call(operation);

      assertThat(packets).hasSize(1);
      assertThat(raw.code(packets.get(0))).isEqualTo(code);
      raw.worksAsUsual();
    }
  }

  private static void busyItself(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      assertThat(raw.result(INFO)).isEqualTo(BUSY);
      assertThat(raw.result(OperationCode.GET_STORAGE_IDS)).isEqualTo(OK);
      assertThat(raw.result(INFO)).isEqualTo(BUSY);
      raw.worksAsUsual();
    }
  }

  private static void busyBehindCapture(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      assertThat(raw.result(CAPTURE)).isEqualTo(OK);
      for (int i = 0; i < 3; i++) {
        assertThat(raw.result(READY)).isEqualTo(BUSY);
      }
      awaitReady(raw);
      raw.worksAsUsual();
    }
  }

  private static int awaitReady(RawInitiator raw) throws IOException {
    long end = System.nanoTime() + 10_000_000_000L;
    int code = raw.result(READY);
    while (code == BUSY) {
      assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
      code = raw.result(READY);
    }
    return code;
  }

  private static void cardOut(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      assertThat(raw.result(OperationCode.GET_STORAGE_INFO, STORE)).isEqualTo(OK);
      raw.worksAsUsual();

      assertThat(raw.result(OperationCode.GET_STORAGE_INFO, STORE)).isEqualTo(0x2013);
    }
  }

  private static void property(VirtualCamera camera, int code, int bytes, int value)
      throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      byte[] data = raw.call(OperationCode.GET_DEVICE_PROP_VALUE, code).get(1);

      assertThat(data).hasSize(12 + bytes);
      ByteBuffer little = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(bytes == 1 ? (int) little.get(12) : (int) little.getShort(12)).isEqualTo(value);
    }
  }

  private static void powerOff(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.request(INFO);
      raw.command().readToEnd();
      raw.event().readToEnd();
    }
    comesBack(camera);
  }

  private static void comesBack(VirtualCamera camera) throws IOException {
    long end = System.nanoTime() + 5_000_000_000L;
    while (true) {
      try (RawInitiator next = RawInitiator.open(camera)) {
        next.worksAsUsual();
        return;
      } catch (IOException off) {
        assertThat(System.nanoTime()).as("it is on again").isLessThan(end);
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  private static void sleep(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      raw.request(INFO);
      raw.command().readToEnd();
      assertThat(raw.event().readToEnd().end()).isEqualTo(End.CLOSED);
    }
    assertThat(Wire.endOf(camera).end()).isEqualTo(End.RESET);
    try (RawInitiator next = RawInitiator.open(camera)) {
      next.worksAsUsual();
    }
  }

  private static void hot(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();
      byte[] data = raw.call(OperationCode.GET_DEVICE_PROP_VALUE, 0xD1A4).get(1);

      assertThat(RawInitiator.int32(data, 12) & 1 << 17).as("too hot for live view").isNotZero();
      assertThat(raw.result(START_LIVE_VIEW)).isNotEqualTo(OK);
      raw.worksAsUsual();
    }
  }

  /**
   * The second GetDeviceInfo does something to the body: what GetDevicePropDesc tells of these
   * properties is different afterwards, and of no others.
   */
  private static FaultCase changes(String action, Integer... expected) {
    return FaultCase.timed(
        "GetDeviceInfo#2:" + action,
        (camera, tap, clock) -> {
          try (RawInitiator raw = RawInitiator.open(camera)) {
            raw.worksAsUsual();
            Map<Integer, Bytes> before = properties(camera, raw);
            raw.worksAsUsual();
            Map<Integer, Bytes> after = properties(camera, raw);
            Set<Integer> different = new TreeSet<>(before.keySet());
            different.removeIf(code -> Objects.equals(before.get(code), after.get(code)));

            assertThat(different).containsExactly(expected);
          }
        });
  }

  private static Map<Integer, Bytes> properties(VirtualCamera camera, RawInitiator raw)
      throws IOException {
    Map<Integer, Bytes> properties = new TreeMap<>();
    for (DevicePropertyCode code : camera.camera().properties().codes()) {
      List<byte[]> packets = raw.call(OperationCode.GET_DEVICE_PROP_DESC, code.raw());
      byte[] data = packets.get(packets.size() - 2 < 0 ? 0 : packets.size() - 2);
      properties.put(code.raw(), Bytes.copyOf(data, 12, data.length - 12));
    }
    assertThat(properties).hasSizeGreaterThan(50);
    return properties;
  }

  private static void noLens(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      assertThat(raw.put(OperationCode.SET_DEVICE_PROP_VALUE, new byte[] {0x30, 2}, 0x5007))
          .as("f/5.6")
          .isEqualTo(0x201C);
      assertThat(raw.result(FOCUS)).isEqualTo(OK);
      assertThat(awaitReady(raw)).isEqualTo(0xA002);
      raw.worksAsUsual();
    }
  }

  private static void noFocus(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();

      assertThat(raw.result(FOCUS)).isEqualTo(OK);
      assertThat(awaitReady(raw)).isEqualTo(0xA002);
      raw.worksAsUsual();
    }
  }

  private static void objectGone(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      int object = raw.pictures()[0];
      assertThat(raw.result(OperationCode.GET_OBJECT, object)).isEqualTo(0x2009);

      byte[] event = raw.event().packet();
      assertThat(RawInitiator.int32(event, 8) & 0xFFFF).isEqualTo(0x4003);
      assertThat(RawInitiator.int32(event, 14)).isEqualTo(object);
      assertThat(raw.result(OperationCode.GET_OBJECT, raw.pictures()[0])).isEqualTo(OK);
    }
  }

  /** Two dials are turned; so many events come, the last one not before so many milliseconds. */
  private static void events(VirtualCamera camera, int count, int millis) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      long begun = System.nanoTime();
      camera.body().turnDial(new DevicePropertyCode(ISO), 400);
      camera.body().turnDial(new DevicePropertyCode(ISO), 800);
      for (int i = 0; i < count; i++) {
        byte[] event = raw.event().packet();
        assertThat(RawInitiator.int32(event, 8) & 0xFFFF).isEqualTo(0x4006);
      }

      assertThat((System.nanoTime() - begun) / 1_000_000).isGreaterThanOrEqualTo(millis);
      assertThat(raw.event().isQuiet(100)).isTrue();
    }
  }

  private static void early(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.request(CAPTURE);
      byte[] event = raw.event().packet();

      assertThat(RawInitiator.int32(event, 8) & 0xFFFF).isEqualTo(0x4002);
      assertThat(raw.code(raw.command().packet())).isEqualTo(OK);
      awaitReady(raw);
    }
  }

  private static void tellsSetter(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      long begun = System.nanoTime();
      assertThat(raw.put(OperationCode.SET_DEVICE_PROP_VALUE, new byte[] {0x20, 3}, ISO))
          .isEqualTo(OK);
      byte[] event = raw.event().packet();

      assertThat((System.nanoTime() - begun) / 1_000_000).isGreaterThanOrEqualTo(95);
      assertThat(RawInitiator.int32(event, 8) & 0xFFFF).isEqualTo(0x4006);
      assertThat(RawInitiator.int32(event, 14)).isEqualTo(ISO);
    }
  }

  private static void pressed(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      byte[] event = raw.event().packet();
      while ((RawInitiator.int32(event, 8) & 0xFFFF) != 0x4002) {
        event = raw.event().packet();
      }
      awaitReady(raw);
      raw.worksAsUsual();
    }
  }

  private static void locked(VirtualCamera camera) throws IOException {
    try (RawInitiator raw = RawInitiator.open(camera)) {
      raw.worksAsUsual();

      assertThat(raw.put(OperationCode.SET_DEVICE_PROP_VALUE, new byte[] {0x20, 3}, ISO))
          .isEqualTo(0x200F);
      assertThat(raw.result(CAPTURE)).isEqualTo(0x200F);
      raw.worksAsUsual();
    }
  }
}
