package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.usb.Urb;
import dev.ptpip.pcap.usb.UsbLayer;
import java.util.HashMap;
import java.util.Map;

/** Takes the transfers of USB devices apart by endpoint. Confined to one thread. */
final class UsbFrames {
  private static final int ENDPOINTS = 10_000;

  private final KeptBytes kept;
  private final Urb urb = new Urb();
  private final Map<Integer, Dialogue> devices = new HashMap<>();
  private final Map<Endpoint, UsbMask> endpoints = new HashMap<>();

  /** One direction of an endpoint. */
  private record Endpoint(int device, int number, boolean in) {}

  UsbFrames(KeptBytes kept) {
    this.kept = kept;
  }

  void accept(FrameReader frames) {
    if (!UsbLayer.read(frames, urb)
        || !urb.hasData()
        || (urb.kind() != Urb.Kind.BULK && urb.kind() != Urb.Kind.INTERRUPT)
        || endpoints.size() > ENDPOINTS) {
      return;
    }
    int device = urb.bus() << 16 | urb.device();
    Dialogue dialogue = devices.computeIfAbsent(device, d -> new Dialogue());
    endpoints
        .computeIfAbsent(
            new Endpoint(device, urb.endpoint(), urb.isFromDevice()),
            e -> new UsbMask(kept, dialogue))
        .transfer(frames.buffer(), urb);
  }

  long packets() {
    return endpoints.values().stream().mapToLong(PacketMask::packets).sum();
  }
}
