package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Takes the transfers of USB devices apart by endpoint. Confined to one thread. */
final class UsbFrames {
  private static final int BULK = 3;
  private static final int INTERRUPT = 1;
  private static final int ENDPOINTS = 10_000;

  private final KeptBytes kept;
  private final Map<Integer, Dialogue> devices = new HashMap<>();
  private final Map<Integer, UsbMask> endpoints = new HashMap<>();

  UsbFrames(KeptBytes kept) {
    this.kept = kept;
  }

  void accept(FrameReader frames) {
    ByteBuffer buffer = frames.buffer();
    int start = frames.start();
    int captured = frames.capturedLength();
    boolean pcap = frames.linkType().equals(LinkType.USBPCAP);
    int header = header(frames);
    if (captured <= header) {
      return;
    }
    int transfer = buffer.get(start + (pcap ? 22 : 9));
    int endpoint = buffer.get(start + (pcap ? 21 : 10)) & 0xFF;
    int device =
        pcap
            ? (buffer.get(start + 17) & 0xFF) << 16 | (buffer.get(start + 19) & 0xFF)
            : (buffer.get(start + 12) & 0xFF) << 16 | (buffer.get(start + 11) & 0xFF);
    if ((transfer != BULK && transfer != INTERRUPT) || endpoints.size() > ENDPOINTS) {
      return;
    }
    Dialogue dialogue = devices.computeIfAbsent(device, d -> new Dialogue());
    UsbMask mask =
        endpoints.computeIfAbsent(device << 8 | endpoint, e -> new UsbMask(kept, dialogue));
    mask.accept(buffer, start + header, captured - header, frames.fileOffset() + header);
    if (frames.originalLength() > captured) {
      mask.gap();
    }
  }

  private static int header(FrameReader frames) {
    if (frames.linkType().equals(LinkType.USBPCAP)) {
      ByteBuffer buffer = frames.buffer();
      return frames.capturedLength() < 27
          ? frames.capturedLength()
          : (buffer.get(frames.start()) & 0xFF) | ((buffer.get(frames.start() + 1) & 0xFF) << 8);
    }
    return frames.linkType().equals(LinkType.USB_LINUX) ? 48 : 64;
  }

  long packets() {
    return endpoints.values().stream().mapToLong(PacketMask::packets).sum();
  }
}
