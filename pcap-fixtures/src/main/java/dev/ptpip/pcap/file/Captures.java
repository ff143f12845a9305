package dev.ptpip.pcap.file;

import dev.ptpip.pcap.CaptureException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Opens capture files, whatever their format. */
public final class Captures {
  private static final int PCAPNG = 0x0A0D0D0A;
  private static final int PCAP_MICROS = 0xA1B2C3D4;
  private static final int PCAP_NANOS = 0xA1B23C4D;

  /** How files begin that hold captures, as programs save them; each of these unpacks them. */
  private static final Map<Integer, String> PACKED =
      Map.of(
          0x1F8B, "packed; gunzip it first",
          0x28B5, "packed; unzstd it first",
          0x0422, "packed; unlz4 it first");

  private Captures() {}

  /**
   * Opens a pcap or pcapng file.
   *
   * @throws CaptureException if it is neither
   * @throws IOException if it can't be read
   */
  public static FrameReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return open(ByteWindow.of(channel));
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Opens what a window shows, and takes it over. */
  static FrameReader open(ByteWindow window) throws IOException {
    window.order(ByteOrder.BIG_ENDIAN);
    int there = window.require(4);
    if (there < 4) {
      throw new CaptureException(
          0, 0, "a pcap or pcapng file expected, this one has " + there + " bytes");
    }
    int magic = window.buffer().getInt(window.position());
    if (magic == PCAPNG) {
      return new PcapngReader(window);
    }
    for (int known : new int[] {PCAP_MICROS, PCAP_NANOS}) {
      PcapReader.Fraction fraction =
          known == PCAP_NANOS ? PcapReader.Fraction.NANOS : PcapReader.Fraction.MICROS;
      if (magic == known) {
        return new PcapReader(window, ByteOrder.BIG_ENDIAN, fraction);
      }
      if (magic == Integer.reverseBytes(known)) {
        return new PcapReader(window, ByteOrder.LITTLE_ENDIAN, fraction);
      }
    }
    String packed = PACKED.getOrDefault(magic >>> 16, "");
    if (!packed.isEmpty()) {
      throw new CaptureException(0, 0, "a pcap or pcapng file expected, this one is " + packed);
    }
    throw new CaptureException(
        0, 0, "the magic number of pcap or pcapng expected, %08x came".formatted(magic));
  }
}
