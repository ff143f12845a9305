package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.capture.CaptureOrder;
import dev.ptpip.simulator.capture.CaptureStyle;
import dev.ptpip.simulator.capture.Exposed;
import dev.ptpip.simulator.capture.ExposureTime;
import dev.ptpip.simulator.capture.ShotFile;
import dev.ptpip.simulator.store.NewObject;
import java.util.List;

/**
 * Codes and events of these bodies: ObjectAdded and CaptureComplete for the card, 0xC101 and 0xC102
 * for the memory.
 */
final class NikonCaptureStyle implements CaptureStyle {
  private final PropertyTable properties;
  private final Darkroom darkroom;
  private final MemoryImages memory;
  private final FocusDrive focus;

  NikonCaptureStyle(
      PropertyTable properties, Darkroom darkroom, MemoryImages memory, FocusDrive focus) {
    this.properties = properties;
    this.darkroom = darkroom;
    this.memory = memory;
    this.focus = focus;
  }

  @Override
  public ExposureTime exposureTime() {
    return ShutterSpeeds.read(properties);
  }

  @Override
  public List<ShotFile> develop(Exposed exposed) {
    return darkroom.develop(exposed, focus.sharpness());
  }

  @Override
  public ResponseCode openShutterCode() {
    return NikonResponses.BULB_RELEASE_BUSY;
  }

  @Override
  public ResponseCode outOfFocusCode() {
    return NikonResponses.OUT_OF_FOCUS;
  }

  /** A picture that nobody fetched gives way to those of the next order. */
  @Override
  public void begins(CaptureOrder order) {
    if (order.target() == CaptureOrder.Target.MEMORY) {
      memory.begin();
    }
  }

  @Override
  public List<CameraEvent> keepInMemory(List<ShotFile> files, Exposed exposed) {
    return memory.keep(
        files.stream()
            .map(file -> NewObject.of(file.suffix(), file.format(), file.content(), exposed.at()))
            .toList());
  }

  @Override
  public List<CameraEvent> completed(CaptureOrder order) {
    EventCode code =
        order.target() == CaptureOrder.Target.MEMORY
            ? NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM
            : EventCode.CAPTURE_COMPLETE;
    int transaction = order.cause().map(cause -> cause.transaction().raw()).orElse(0);
    return List.of(CameraEvent.of(code, transaction));
  }
}
