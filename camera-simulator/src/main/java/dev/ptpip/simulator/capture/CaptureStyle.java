package dev.ptpip.simulator.capture;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.camera.CameraEvent;
import java.util.List;

/** What a vendor's bodies do in their own way. Called on the clock's thread; must be quick. */
public interface CaptureStyle {
  /** The exposure time that is set now. */
  ExposureTime exposureTime();

  /**
   * The files of one shot, whose shutter has just closed, at the present settings; at least one.
   */
  List<ShotFile> develop(Exposed exposed);

  /** What DeviceReady answers while an exposure waits to be ended. */
  ResponseCode openShutterCode();

  /** What DeviceReady answers when autofocus has failed. */
  ResponseCode outOfFocusCode();

  /** An order begins: what it replaces goes. */
  default void begins(CaptureOrder order) {}

  /** Keeps the files of one shot in the camera's memory and gives the events that tell of them. */
  List<CameraEvent> keepInMemory(List<ShotFile> files, Exposed exposed);

  /** The events at the end of an order. */
  List<CameraEvent> completed(CaptureOrder order);
}
