package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.file.CaptureInterface;
import dev.ptpip.pcap.file.Captures;
import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.file.PcapngWriter;
import dev.ptpip.pcap.net.NetFrames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a capture fit to be shown: a first reading finds the bytes that may stay, a second one
 * copies the frames and overwrites everything else. What stays: headers of frames, of IP and of
 * TCP; headers of packets; requests, responses, events; handles, codes, numbers and the names of
 * models. What does not: GUIDs, names of computers and cameras, serial numbers, texts in
 * properties, names that are not a camera's own, objects, pictures, whatever is not understood,
 * hardware addresses, comments and names in the file. A byte that was captured twice stays once.
 *
 * <p>Takes constant memory: if a capture has more packets than can be remembered, it is looked at
 * again for each part.
 */
public final class Redactor {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path in;
  private final int limit;
  private final Identities guids = new Identities();
  private final FrameLayout layout = new FrameLayout(new Identities());
  private KeptBytes kept;
  private long packets;

  private Redactor(Path in, int limit) throws IOException {
    this.in = in;
    this.limit = limit;
    this.kept = look(0);
  }

  /**
   * Writes a redacted copy.
   *
   * @throws CaptureException if {@code in} is no capture
   * @throws IOException if a file can't be read or written
   */
  public static RedactSummary redact(Path in, Path out) throws IOException {
    return redact(in, out, KeptBytes.USUAL_LIMIT);
  }

  /**
   * Writes a redacted copy.
   *
   * @param limit most pieces that are remembered at a time
   */
  static RedactSummary redact(Path in, Path out, int limit) throws IOException {
    return new Redactor(in, limit).copy(out);
  }

  /** Finds what may stay of the part of the file from {@code begin} on. */
  private KeptBytes look(long begin) throws IOException {
    KeptBytes kept = new KeptBytes(begin, limit);
    UsbFrames usb = new UsbFrames(kept);
    TcpMasks tcp = new TcpMasks(kept, guids);
    try (FileChannel again = FileChannel.open(in, StandardOpenOption.READ);
        FrameReader frames = Captures.open(in)) {
      NetFrames net = new NetFrames(tcp, (place, length) -> read(again, place, length));
      try {
        while (frames.next()) {
          if (FrameLayout.isUsb(frames.linkType())) {
            usb.accept(frames);
          } else {
            net.accept(frames);
          }
        }
      } catch (CaptureException broken) {
        // the copy ends there and tells
      }
      net.end();
    }
    packets = usb.packets() + tcp.packets();
    return kept;
  }

  private static ByteBuffer read(FileChannel file, long place, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, place + bytes.position()) < 0) {
        throw new IOException("the capture has become shorter");
      }
    }
    return bytes.flip();
  }

  private RedactSummary copy(Path out) throws IOException {
    long count = 0;
    long stayed = 0;
    long removed = 0;
    Optional<CaptureException> problem = Optional.empty();
    Map<LinkType, Integer> interfaces = new HashMap<>();
    try (FrameReader frames = Captures.open(in);
        PcapngWriter writer =
            new PcapngWriter(
                new BufferedOutputStream(Files.newOutputStream(out), BUFFER_BYTES),
                "ptpip redact",
                List.of("redacted: what is not known to be harmless is zero"))) {
      try {
        while (frames.next()) {
          know(frames);
          byte[] frame = frames.bytes().toArray();
          if (frames.byteOrder() == ByteOrder.BIG_ENDIAN) {
            FrameLayout.turnUsbmon(frames.linkType(), frame);
          }
          int payload = layout.payload(frames.linkType(), frame);
          int left = kept.apply(frame, payload, frame.length, frames.fileOffset() + payload);
          stayed += left;
          removed += frame.length - payload - left;
          layout.mend(frames.linkType(), frame, frames.originalLength());
          writer.frame(
              number(interfaces, writer, frames.linkType()),
              frames.time(),
              ByteBuffer.wrap(frame),
              (int) Math.min(Integer.MAX_VALUE, frames.originalLength()),
              List.of());
          count++;
        }
      } catch (CaptureException broken) {
        problem = Optional.of(broken);
      }
    }
    return new RedactSummary(count, stayed, removed, packets, problem);
  }

  /** Makes sure that it is known what becomes of all of a frame. */
  private void know(FrameReader frame) throws IOException {
    long behind = frame.fileOffset() + frame.capturedLength();
    if (behind <= kept.end()) {
      return;
    }
    kept = look(frame.fileOffset());
    if (behind > kept.end()) {
      throw new CaptureException(
          frame.number(),
          frame.fileOffset(),
          "a frame of at most " + limit / 2 + " pieces that may stay expected, it has more");
    }
  }

  private static int number(Map<LinkType, Integer> interfaces, PcapngWriter writer, LinkType link)
      throws IOException {
    Integer known = interfaces.get(link);
    if (known != null) {
      return known;
    }
    int next =
        writer.add(new CaptureInterface(link, "", "", CaptureInterface.Resolution.NANOSECONDS));
    interfaces.put(link, next);
    return next;
  }
}
