package dev.ptpip.pcap.usb;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.usb.Urb.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the headers of usbmon (Linux Documentation/usb/usbmon.rst, both the 48-byte and the 64-byte
 * one, in the byte order of the machine) and of USBPcap (its capture format; little-endian).
 */
public final class UsbLayer {
  private static final int USBMON_BYTES = 48;
  private static final int USBMON_MMAPPED_BYTES = 64;
  private static final int USBPCAP_BYTES = 27;
  private static final int SETUP_BYTES = 8;
  private static final int ISO_DESCRIPTOR_BYTES = 16;

  private static final int ENODEV = -19;
  private static final int ESHUTDOWN = -108;
  private static final int USBD_STATUS_DEVICE_GONE = 0xC000_7000;

  private UsbLayer() {}

  /** Whether frames of this type have USB transfers. */
  public static boolean isUsb(LinkType type) {
    return type.raw() == LinkType.USB_LINUX.raw()
        || type.raw() == LinkType.USB_LINUX_MMAPPED.raw()
        || type.raw() == LinkType.USBPCAP.raw();
  }

  /**
   * Fills {@code out} from the frame where {@code frames} stands.
   *
   * @return whether its header is whole
   */
  public static boolean read(FrameReader frames, Urb out) {
    int type = frames.linkType().raw();
    if (type == LinkType.USBPCAP.raw()) {
      return usbPcap(frames, out);
    }
    return usbmon(
        frames, type == LinkType.USB_LINUX.raw() ? USBMON_BYTES : USBMON_MMAPPED_BYTES, out);
  }

  private static boolean usbmon(FrameReader frames, int header, Urb out) {
    int at = frames.start();
    int frame = frames.capturedLength();
    if (frame < header) {
      return false;
    }
    ByteBuffer buffer = frames.buffer();
    boolean swapped = buffer.order() != frames.byteOrder();
    out.completion = buffer.get(at + 8) != 'S';
    out.kind =
        switch (buffer.get(at + 9)) {
          case 1 -> Kind.INTERRUPT;
          case 2 -> Kind.CONTROL;
          case 3 -> Kind.BULK;
          default -> Kind.OTHER;
        };
    out.endpoint = buffer.get(at + 10) & 0x7F;
    out.fromDevice = (buffer.get(at + 10) & 0x80) != 0;
    out.device = buffer.get(at + 11) & 0xFF;
    short bus = buffer.getShort(at + 12);
    out.bus = (swapped ? Short.reverseBytes(bus) : bus) & 0xFFFF;
    out.hasSetup = buffer.get(at + 14) == 0 && !out.completion && out.kind == Kind.CONTROL;
    if (out.hasSetup) {
      out.requestType = buffer.get(at + 40) & 0xFF;
      out.request = buffer.get(at + 41) & 0xFF;
    }
    int status = int32(buffer, at + 28, swapped);
    out.gone = out.completion && (status == ENODEV || status == ESHUTDOWN);
    long transferred = int32(buffer, at + 32, swapped) & 0xFFFF_FFFFL;
    long captured = int32(buffer, at + 36, swapped) & 0xFFFF_FFFFL;
    int descriptors = 0;
    if (header == USBMON_MMAPPED_BYTES && out.kind == Kind.OTHER) {
      descriptors = Math.max(0, int32(buffer, at + 60, swapped));
    }
    long begin = header + (long) descriptors * ISO_DESCRIPTOR_BYTES;
    if (begin > frame) {
      return false;
    }
    boolean here = out.fromDevice == out.completion;
    data(frames, (int) begin, here ? Math.min(captured, transferred) : 0, transferred, out);
    return true;
  }

  private static boolean usbPcap(FrameReader frames, Urb out) {
    int at = frames.start();
    int frame = frames.capturedLength();
    if (frame < USBPCAP_BYTES) {
      return false;
    }
    ByteBuffer buffer = frames.buffer();
    boolean swapped = buffer.order() != ByteOrder.LITTLE_ENDIAN;
    int header = int16(buffer, at, swapped);
    if (header < USBPCAP_BYTES || header > frame) {
      return false;
    }
    out.completion = (buffer.get(at + 16) & 1) != 0;
    out.bus = int16(buffer, at + 17, swapped);
    out.device = int16(buffer, at + 19, swapped);
    out.endpoint = buffer.get(at + 21) & 0x7F;
    out.fromDevice = (buffer.get(at + 21) & 0x80) != 0;
    out.kind =
        switch (buffer.get(at + 22)) {
          case 1 -> Kind.INTERRUPT;
          case 2 -> Kind.CONTROL;
          case 3 -> Kind.BULK;
          default -> Kind.OTHER;
        };
    out.gone = out.completion && int32(buffer, at + 10, swapped) == USBD_STATUS_DEVICE_GONE;
    long length = int32(buffer, at + 23, swapped) & 0xFFFF_FFFFL;
    out.hasSetup = false;
    int begin = header;
    if (out.kind == Kind.CONTROL) {
      int stage = header > USBPCAP_BYTES ? buffer.get(at + 27) : 0;
      out.hasSetup = stage == 0 && frame >= header + SETUP_BYTES;
      if (out.hasSetup) {
        out.requestType = buffer.get(at + header) & 0xFF;
        out.request = buffer.get(at + header + 1) & 0xFF;
        out.fromDevice = (out.requestType & 0x80) != 0;
        begin += SETUP_BYTES;
        length = Math.max(0, length - SETUP_BYTES);
      }
    }
    data(frames, begin, length, length, out);
    return true;
  }

  private static void data(FrameReader frames, int begin, long captured, long length, Urb out) {
    out.start = frames.start() + begin;
    out.captured = (int) Math.min(captured, frames.capturedLength() - begin);
    out.length = length;
    out.place = frames.fileOffset() + begin;
  }

  private static int int16(ByteBuffer buffer, int at, boolean swapped) {
    short value = buffer.getShort(at);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }

  private static int int32(ByteBuffer buffer, int at, boolean swapped) {
    int value = buffer.getInt(at);
    return swapped ? Integer.reverseBytes(value) : value;
  }
}
