package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A body with an empty card, a clock that only tests and polls move, and an initiator with an open
 * session that polls for events.
 */
final class NikonBody implements AutoCloseable {
  static final DevicePropertyCode SHUTTER = DevicePropertyCode.EXPOSURE_TIME;
  static final DevicePropertyCode EXPOSURE_DELAY = new DevicePropertyCode(0xD06A);
  static final long BULB = 0xFFFF_FFFFL;
  static final long TIME = 0xFFFF_FFFDL;
  static final int NO_AF = 0xFFFF_FFFF;
  static final int WITH_AF = 0xFFFF_FFFE;
  static final int CARD = 0;
  static final int MEMORY = 1;

  private static final int ROOT = -1;

  private final VirtualClock clock;
  private final VirtualCamera camera;
  private final Peer peer;

  private NikonBody(VirtualClock clock, VirtualCamera camera, Peer peer) {
    this.clock = clock;
    this.camera = camera;
    this.peer = peer;
  }

  static NikonBody d5300() throws IOException {
    NikonBody body = of(CameraModels.load("nikon-d5300"));
    body.turn(EXPOSURE_DELAY, 0).turn(DevicePropertyCode.COMPRESSION_SETTING, 1);
    body.events();
    return body;
  }

  static NikonBody of(CameraModel model) throws IOException {
    VirtualClock clock = VirtualClock.standing(Instant.parse("2026-05-01T12:00:00Z"));
    VirtualCamera camera =
        VirtualCamera.builder()
            .model(model)
            .clock(clock)
            .zone(ZoneOffset.UTC)
            .card(TestCards.blank())
            .start();
    try {
      NikonBody body = new NikonBody(clock, camera, Peer.open(camera.address()));
      if (model.supports(NikonOperations.GET_EVENT)) {
        body.events();
      }
      return body;
    } catch (IOException | AssertionError failed) {
      camera.close();
      throw failed;
    }
  }

  VirtualCamera camera() {
    return camera;
  }

  Peer peer() {
    return peer;
  }

  void advance(Duration time) {
    clock.advance(time);
  }

  long nanos() {
    return clock.nanos();
  }

  /** Sets a property on the body; the event of it is left to be polled. */
  NikonBody turn(DevicePropertyCode property, long value) {
    camera.body().turnDial(property, value);
    return this;
  }

  Peer.Answer call(OperationCode operation, int... parameters) throws IOException {
    return peer.call(operation, parameters);
  }

  ResponseCode code(OperationCode operation, int... parameters) throws IOException {
    return call(operation, parameters).code();
  }

  ResponseCode set(DevicePropertyCode property, Bytes value) throws IOException {
    return peer.put(OperationCode.SET_DEVICE_PROP_VALUE, value, property.raw()).code();
  }

  Bytes value(DevicePropertyCode property) throws IOException {
    return call(OperationCode.GET_DEVICE_PROP_VALUE, property.raw()).ok().bytes();
  }

  /** Asks DeviceReady, which moves the clock to the next step, until it is not Device_Busy. */
  ResponseCode finish() throws IOException {
    ResponseCode code = code(NikonOperations.DEVICE_READY);
    for (int i = 0; i < 200 && code.equals(ResponseCode.DEVICE_BUSY); i++) {
      code = code(NikonOperations.DEVICE_READY);
    }
    return code;
  }

  /** What 0x90C7 answers, as code and first parameter. */
  List<NikonEvent> events() throws IOException {
    return NikonEventList.decode(call(NikonOperations.GET_EVENT).ok().bytes(), DecodePolicy.STRICT)
        .events();
  }

  ObjectInfo info(int handle) throws IOException {
    return ObjectInfo.decode(
        call(OperationCode.GET_OBJECT_INFO, handle).ok().bytes(), DecodePolicy.STRICT);
  }

  /** The files on the card, without folders, in the order of their handles' list. */
  List<ObjectInfo> files() throws IOException {
    List<ObjectInfo> files = new ArrayList<>();
    for (int handle : handles()) {
      ObjectInfo info = info(handle);
      if (!info.isAssociation()) {
        files.add(info);
      }
    }
    return files;
  }

  private List<Integer> handles() throws IOException {
    return UInt32Array.decode(
            call(OperationCode.GET_OBJECT_HANDLES, ROOT).ok().bytes(), DecodePolicy.STRICT)
        .values();
  }

  Bytes object(ObjectHandle handle) throws IOException {
    return call(OperationCode.GET_OBJECT, handle.raw()).ok().bytes();
  }

  LiveViewFrame frame(LiveViewLayout layout) throws IOException {
    return LiveViewFrame.decode(
        layout, call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok().bytes(), DecodePolicy.STRICT);
  }

  @Override
  public void close() {
    peer.close();
    camera.close();
  }
}
