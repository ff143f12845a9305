package dev.ptpip.pcap.testing;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Halves of USB transfers as usbmon and USBPcap write them; the camera is device 7 on bus 2. */
public enum UsbFrames {
  /** The 48-byte header. */
  USBMON(189),
  /** The 64-byte header. */
  USBMON_MMAPPED(220),
  /** Windows. */
  USBPCAP(249);

  private final int linkType;

  UsbFrames(int linkType) {
    this.linkType = linkType;
  }

  /** An empty file. */
  public PcapBytes file() {
    return PcapBytes.of(linkType);
  }

  /** Data that went to the camera: its submission and the empty completion. */
  public void out(PcapBytes file, int endpoint, Bytes data) {
    file.frame(half('S', 3, endpoint, data, data.size(), Bytes.EMPTY));
    file.frame(half('C', 3, endpoint, Bytes.EMPTY, data.size(), Bytes.EMPTY));
  }

  /** Data that came from the camera: an empty submission and the completion. */
  public void in(PcapBytes file, int endpoint, Bytes data) {
    file.frame(half('S', 3, endpoint | 0x80, Bytes.EMPTY, 512, Bytes.EMPTY));
    file.frame(half('C', 3, endpoint | 0x80, data, data.size(), Bytes.EMPTY));
  }

  /** An event. */
  public void interrupt(PcapBytes file, int endpoint, Bytes data) {
    file.frame(half('C', 1, endpoint | 0x80, data, data.size(), Bytes.EMPTY));
  }

  /** A control transfer that sends {@code data}. */
  public void controlOut(PcapBytes file, Bytes setup, Bytes data) {
    file.frame(half('S', 2, 0, data, data.size(), setup));
    file.frame(half('C', 2, 0, Bytes.EMPTY, data.size(), Bytes.EMPTY));
  }

  /** A control transfer that asks for {@code data}. */
  public void controlIn(PcapBytes file, Bytes setup, Bytes data) {
    file.frame(half('S', 2, 0x80, Bytes.EMPTY, data.size(), setup));
    file.frame(half('C', 2, 0x80, data, data.size(), Bytes.EMPTY));
  }

  private byte[] half(char type, int kind, int endpoint, Bytes data, int length, Bytes setup) {
    ByteBuffer out = ByteBuffer.allocate(128 + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    if (this == USBPCAP) {
      boolean control = kind == 2;
      boolean carries = (endpoint & 0x80) == 0 ? type == 'S' : type == 'C';
      int bytes = setup.size() + (carries ? data.size() : 0);
      out.putShort((short) (control ? 28 : 27)).putLong(0x1122334455667788L).putInt(0);
      out.putShort((short) 9).put((byte) (type == 'C' ? 1 : 0));
      out.putShort((short) 2).putShort((short) 7).put((byte) endpoint).put((byte) kind);
      out.putInt(bytes);
      if (control) {
        out.put((byte) (type == 'C' ? 3 : 0));
      }
      setup.putTo(out);
      if (carries) {
        data.putTo(out);
      }
    } else {
      out.putLong(0x1122334455667788L).put((byte) type).put((byte) kind).put((byte) endpoint);
      out.put((byte) 7).putShort((short) 2);
      out.put((byte) (setup.isEmpty() ? '-' : 0)).put((byte) (data.isEmpty() ? '<' : 0));
      out.putLong(1000).putInt(0).putInt(type == 'S' ? -115 : 0);
      out.putInt(length).putInt(data.size());
      (setup.isEmpty() ? Bytes.copyOf(new byte[8]) : setup).putTo(out);
      if (this == USBMON_MMAPPED) {
        out.putInt(0).putInt(0).putInt(0).putInt(0);
      }
      data.putTo(out);
    }
    return Bytes.copyOf(out.flip()).toArray();
  }
}
