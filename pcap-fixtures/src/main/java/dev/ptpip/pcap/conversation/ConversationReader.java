package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.file.Captures;
import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.net.NetFrames;
import dev.ptpip.pcap.net.TcpConnection;
import dev.ptpip.pcap.usb.UsbLayer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads captures of any size with constant memory and tells a listener what they show. Confined to
 * one thread.
 */
public final class ConversationReader implements Closeable {
  private static final int MAX_LINKS = 8;

  private final FrameReader frames;
  private final FileAgain again;
  private final ConversationListener listener;
  private final DialogueRegistry registry;
  private final NetFrames net;
  private final UsbConversations usb;
  private final Set<LinkType> unknown = new LinkedHashSet<>();
  private long ignored;

  private ConversationReader(
      FrameReader frames, Path file, ReadOptions options, ConversationListener listener) {
    this.frames = frames;
    this.listener = listener;
    this.again = new FileAgain(file);
    this.registry = new DialogueRegistry(listener, file, options, this::hostName);
    this.usb = new UsbConversations(registry);
    this.net = new NetFrames(new TcpConversations(registry), again);
  }

  /**
   * Reads a capture to its end, or to where it is broken: that is told to the listener last, and
   * stands in the summary.
   *
   * @throws CaptureException if it is no capture
   * @throws IOException if it can't be read
   */
  public static ReadSummary read(Path file, ReadOptions options, ConversationListener listener)
      throws IOException {
    return read(Captures.open(file), file, options, listener);
  }

  /** Reads what {@code opened} gives of a file, and closes it. */
  static ReadSummary read(
      FrameReader opened, Path file, ReadOptions options, ConversationListener listener)
      throws IOException {
    try (FrameReader frames = opened;
        ConversationReader reader = new ConversationReader(frames, file, options, listener)) {
      return reader.readAll();
    }
  }

  private ReadSummary readAll() throws IOException {
    Optional<CaptureException> problem = Optional.empty();
    long complete = 0;
    try {
      while (frames.next()) {
        complete++;
        accept();
      }
    } catch (CaptureException broken) {
      problem = Optional.of(broken);
    } catch (InternalError cut) {
      // what the JVM makes of bytes of a mapped file that are not there any more
      problem = Optional.of(shorter(cut));
    }
    net.end();
    usb.end();
    problem.ifPresent(listener::broken);
    return new ReadSummary(
        complete, frames.position(), registry.count(), ignored, List.copyOf(unknown), problem);
  }

  private CaptureException shorter(InternalError cause) {
    CaptureException problem =
        new CaptureException(
            frames.number(), frames.position(), "the file has become shorter while it was read");
    problem.initCause(cause);
    return problem;
  }

  private void accept() throws IOException {
    if (UsbLayer.isUsb(frames.linkType())) {
      acceptUsb();
    } else if (!net.accept(frames)) {
      ignored++;
      if (unknown.size() < MAX_LINKS && !NetFrames.knows(frames.linkType())) {
        unknown.add(frames.linkType());
      }
    } else if (frames.hasOptions()) {
      comments();
    }
  }

  private void acceptUsb() {
    if (!usb.accept(frames)) {
      ignored++;
    } else if (frames.hasOptions()) {
      FrameRange frame = new FrameRange(frames.number(), frames.number());
      for (String comment : frames.comments()) {
        usb.comment(comment, frame, frames.time());
      }
    }
  }

  private void comments() {
    TcpConnection connection = net.lastConnection();
    if (connection == null || !(connection.attachment() instanceof PtpConnection mine)) {
      return;
    }
    Instant time = frames.time();
    FrameRange frame = new FrameRange(frames.number(), frames.number());
    for (String comment : frames.comments()) {
      mine.comment(comment, time, frame);
    }
  }

  private String hostName(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Tcp tcp ? frames.hostName(tcp.address()).orElse("") : "";
  }

  @Override
  public void close() throws IOException {
    again.close();
  }
}
