package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.pcap.usb.Urb;
import dev.ptpip.pcap.usb.UsbLayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cameras among the devices of USB buses: a device is one when a command block was sent
 * to one of its bulk endpoints. Confined to the thread that reads.
 */
final class UsbConversations {
  /** Devices that are followed; buses have 127 each. */
  private static final int MAX_DEVICES = 4096;

  private final DialogueRegistry registry;
  private final Urb urb = new Urb();
  private final Chunk chunk = new Chunk();
  private final Map<Endpoint.Usb, UsbCamera> cameras = new LinkedHashMap<>();
  private @Nullable UsbCamera last;

  UsbConversations(DialogueRegistry registry) {
    this.registry = registry;
  }

  /**
   * Takes the frame where {@code frames} stands.
   *
   * @return whether it belongs to a camera
   */
  boolean accept(FrameReader frames) {
    if (!UsbLayer.read(frames, urb) || urb.kind() == Urb.Kind.OTHER) {
      return false;
    }
    chunk
        .set(frames.buffer(), urb.start(), urb.hasData() ? urb.captured() : 0, urb.place())
        .seen(frames.number(), frames.nanos());
    Endpoint.Usb address = new Endpoint.Usb(urb.bus(), urb.device());
    UsbCamera camera = last != null && last.is(address) ? last : cameras.get(address);
    if (camera == null) {
      boolean isCommand =
          urb.kind() == Urb.Kind.BULK
              && !urb.isFromDevice()
              && urb.hasData()
              && ContainerFramer.isCommand(chunk);
      if (!isCommand || cameras.size() == MAX_DEVICES) {
        return false;
      }
      camera = new UsbCamera(registry, address, urb, chunk);
      cameras.put(address, camera);
    }
    last = camera;
    if (urb.isGone()) {
      camera.gone(chunk);
      cameras.remove(address);
      last = null;
      return true;
    }
    return camera.accept(urb, chunk);
  }

  /** Notes about the frame that was accepted last. */
  void comment(String text, FrameRange frame, Instant time) {
    if (last != null) {
      last.comment(new Comment(text, Route.COMMAND, time, frame));
    }
  }

  /** The capture ends. */
  void end() {
    List<UsbCamera> open = new ArrayList<>(cameras.values());
    open.forEach(camera -> camera.captureEnds(chunk));
    cameras.clear();
  }
}
