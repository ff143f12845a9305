package dev.ptpip.pcap.record;

import dev.ptpip.pcap.file.CaptureInterface;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.file.PcapngWriter;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The TCP segments of a recording, to be rearranged and written again. */
public final class Segments {
  private final List<WrittenFrame> frames;

  private Segments(List<WrittenFrame> frames) {
    this.frames = frames;
  }

  /** Those of a file, none with more than {@code most} bytes. */
  public static Segments of(Path file, int most) throws IOException {
    List<WrittenFrame> small = new ArrayList<>();
    for (WrittenFrame frame : WrittenFrame.in(file)) {
      int size = frame.payload().size();
      if (size <= most) {
        small.add(frame);
      }
      for (int at = 0; size > most && at < size; at += most) {
        small.add(frame.part(at, Math.min(size, at + most)));
      }
    }
    return new Segments(small);
  }

  private static boolean follow(WrittenFrame first, WrittenFrame second) {
    return first.source().equals(second.source())
        && first.payload().size() > 0
        && second.payload().size() > 0;
  }

  /** Every fifth segment with data comes twice. */
  public Segments retransmitted() {
    List<WrittenFrame> all = new ArrayList<>();
    int count = 0;
    for (WrittenFrame frame : frames) {
      all.add(frame);
      if (frame.payload().size() > 0 && ++count % 5 == 0) {
        all.add(frame);
      }
    }
    return new Segments(all);
  }

  /** Neighbours with data in the same direction have changed places. */
  public Segments reordered() {
    List<WrittenFrame> all = new ArrayList<>(frames);
    for (int i = 0; i + 1 < all.size(); i++) {
      if (follow(all.get(i), all.get(i + 1))) {
        WrittenFrame first = all.get(i);
        all.set(i, all.get(i + 1).at(first.time()));
        all.set(i + 1, first.at(all.get(i).time()));
        i++;
      }
    }
    return new Segments(all);
  }

  /** Segments begin with half of the one before. */
  public Segments overlapping() {
    List<WrittenFrame> all = new ArrayList<>();
    WrittenFrame last = frames.get(0);
    for (WrittenFrame frame : frames) {
      if (follow(last, frame)) {
        int half = last.payload().size() / 2;
        Bytes tail = last.payload().slice(half, last.payload().size());
        all.add(frame.with(frame.sequence() - tail.size(), tail.concat(frame.payload())));
      } else {
        all.add(frame);
      }
      last = frame;
    }
    return new Segments(all);
  }

  /** One segment in the middle of a data phase is missing. */
  public Segments withGap() {
    List<WrittenFrame> all = new ArrayList<>(frames);
    for (int i = 2; i < all.size(); i++) {
      if (follow(all.get(i - 1), all.get(i)) && follow(all.get(i - 2), all.get(i - 1))) {
        all.remove(i - 1);
        break;
      }
    }
    return new Segments(all);
  }

  /** The first third is missing. */
  public Segments fromTheMiddle() {
    return new Segments(frames.subList(frames.size() / 3, frames.size()));
  }

  /** Sequence numbers that pass 2^32 soon. */
  public Segments wrapping() {
    Map<String, Long> offsets = new HashMap<>();
    List<WrittenFrame> all = new ArrayList<>();
    for (WrittenFrame frame : frames) {
      long own = offsets.computeIfAbsent(frame.source() + frame.target(), k -> offset(frame));
      Long peer = offsets.get(frame.target() + frame.source());
      all.add(
          frame
              .with(frame.sequence() + own, frame.payload())
              .acknowledging(peer == null ? 0 : frame.acknowledgment() + peer));
    }
    return new Segments(all);
  }

  private static long offset(WrittenFrame first) {
    return 0xFFFF_FFF0L - first.sequence();
  }

  /** Writes them with headers and checksums of their own. */
  public void writeTo(Path file) throws IOException {
    Map<String, TcpFrames> makers = new HashMap<>();
    try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(file), "ptpip variants")) {
      out.add(
          new CaptureInterface(
              LinkType.RAW, "variants", "", CaptureInterface.Resolution.NANOSECONDS));
      for (WrittenFrame frame : frames) {
        TcpFrames maker =
            makers.computeIfAbsent(
                frame.source() + frame.target(),
                k -> new TcpFrames(address(frame.source()), address(frame.target())));
        out.frame(
            0,
            frame.time(),
            maker.next(
                (int) frame.sequence(),
                (int) frame.acknowledgment(),
                frame.flags(),
                frame.payload().asBuffer()));
      }
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          InetAddress.getByName(text.substring(0, colon)),
          Integer.parseInt(text.substring(colon + 1)));
    } catch (IOException never) {
      throw new IllegalArgumentException(text, never);
    }
  }
}
