package dev.ptpip.pcap.net;

import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes frames of networks and tells a listener of the TCP connections in them. */
public final class NetFrames {
  private final Datagram datagram = new Datagram();
  private final Fragments fragments = new Fragments();
  private final TcpTable table;

  /**
   * Tells {@code listener}.
   *
   * @param file reads segments again that came out of order
   */
  public NetFrames(StreamListener listener, PlaceReader file) {
    table = new TcpTable(listener, file);
  }

  /** Whether frames of this kind can be read at all. */
  public static boolean knows(LinkType type) {
    return LinkLayer.knows(type);
  }

  /**
   * Takes the frame where {@code frames} stands.
   *
   * @return whether it belongs to a TCP connection that is followed
   */
  public boolean accept(FrameReader frames) throws IOException {
    int start = frames.start();
    int captured = frames.capturedLength();
    int header = LinkLayer.payload(frames.linkType(), frames.buffer(), start, captured);
    if (header < 0 || header > captured) {
      return false;
    }
    boolean whole =
        IpLayer.read(
            frames.buffer(),
            start + header,
            captured - header,
            Math.max(captured, frames.originalLength()) - header,
            frames.fileOffset() + header,
            datagram);
    if (!whole) {
      return false;
    }
    if (datagram.fragment && !fragments.add(datagram)) {
      return false;
    }
    return datagram.protocol == Datagram.TCP
        && table.segment(datagram, frames.number(), frames.nanos());
  }

  /** The connection of the frame that was accepted last. */
  public @Nullable TcpConnection lastConnection() {
    return table.last();
  }

  /** The capture ends: everything that still waits is told, and all connections end. */
  public void end() throws IOException {
    table.end();
  }
}
