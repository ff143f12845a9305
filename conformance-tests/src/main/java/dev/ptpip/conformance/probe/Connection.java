package dev.ptpip.conformance.probe;

import dev.ptpip.pcap.record.LinkTap;
import dev.ptpip.pcap.record.RecordingLink;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection to the peer. A thread of its own reads and puts what comes into the inbox;
 * sending and observing belong to the thread of the case, except that the answer to a probe is sent
 * at once. Never throws for what the peer does.
 */
public final class Connection implements AutoCloseable {
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

  /** Most times over that steady progress may prolong the wait for one packet. */
  private static final int MOST_PROLONGED = 60;

  private final Lane lane;
  private final int number;
  private final Transcript transcript;
  private final @Nullable TcpLink tcp;
  private final @Nullable ByteLink link;
  private final Inbox inbox = new Inbox();
  private final Gate gate = new Gate();
  private final @Nullable Intake intake;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long lastSent = Pace.nanos();
  private volatile boolean ended;
  private volatile Probes probes = Probes.IGNORED;

  private Connection(
      Lane lane,
      int number,
      Transcript transcript,
      @Nullable TcpLink tcp,
      @Nullable ByteLink link) {
    this.lane = lane;
    this.number = number;
    this.transcript = transcript;
    this.tcp = tcp;
    this.link = link;
    this.intake = link == null ? null : new Intake(link, gate);
  }

  static Connection open(Lane lane, int number, Transcript transcript, TcpLink tcp, LinkTap tap)
      throws IOException {
    Connection connection =
        new Connection(lane, number, transcript, tcp, tap.tap(tcp, lane.word()));
    transcript.add(number, lane, Frame.Kind.OPENED, 0, Bytes.EMPTY, "");
    Intake intake = Objects.requireNonNull(connection.intake);
    Thread reader =
        new Thread(() -> connection.read(intake), "probe-" + lane.word() + "-" + number);
    reader.setDaemon(true);
    reader.start();
    return connection;
  }

  static Connection failed(
      Lane lane, int number, Transcript transcript, Observation.Unreachable why) {
    Connection connection = new Connection(lane, number, transcript, null, null);
    transcript.add(number, lane, Frame.Kind.RESET, 0, Bytes.EMPTY, why.problem());
    connection.ended = true;
    connection.inbox.put(why);
    return connection;
  }

  /** Which kind of connection it is. */
  public Lane lane() {
    return lane;
  }

  /** Its number in the transcript. */
  public int number() {
    return number;
  }

  /** Whether it came about and, as far as is known, still stands. */
  public boolean isOpen() {
    return link != null && !ended && link.isOpen();
  }

  // ---- sending

  /** Sends packets as they are, with one write. */
  public void send(Packet... packets) {
    send(Frame.Kind.SENT, packets);
  }

  /** Sends packets that are in order in themselves and, on purpose, not where or when they come. */
  public void sendWrong(Packet... packets) {
    send(Frame.Kind.SENT_RAW, packets);
  }

  private void send(Frame.Kind kind, Packet... packets) {
    DataWriter out = new DataWriter(64 * packets.length);
    List<Bytes> each = new ArrayList<>();
    for (Packet packet : packets) {
      Bytes bytes = packet.encode();
      each.add(bytes);
      out.bytes(bytes);
    }
    each.forEach(bytes -> transcript.add(number, lane, kind, bytes.size(), bytes, ""));
    write(out.toBytes());
  }

  /** Sends bytes that need not be a packet, with one write. */
  public void sendRaw(Bytes bytes) {
    transcript.add(number, lane, Frame.Kind.SENT_RAW, bytes.size(), bytes, "");
    write(bytes);
  }

  /** Sends bytes cut at the given places, with pauses between the pieces. */
  public void sendInPieces(Bytes bytes, Duration pause, int... cuts) {
    transcript.add(
        number, lane, Frame.Kind.SENT_RAW, bytes.size(), bytes, cuts.length + 1 + " segments");
    int from = 0;
    for (int cut : cuts) {
      write(bytes.slice(from, cut));
      Pace.pass(pause);
      from = cut;
    }
    write(bytes.slice(from, bytes.size()));
  }

  private void write(Bytes bytes) {
    if (link == null) {
      return;
    }
    writing.lock(); // the reader's thread answers probes
    try {
      lastSent = Pace.nanos();
      link.write(bytes.asBuffer(), Deadline.after(LONGEST_WRITE));
    } catch (IOException broken) {
      // whoever observes next is told how it ended
      transcript.add(
          number, lane, Frame.Kind.RESET, 0, Bytes.EMPTY, "could not be sent: " + message(broken));
    } finally {
      writing.unlock();
    }
  }

  /** How long ago the last bytes were sent, or how long it stands if none were. */
  Duration sinceSent() {
    return Pace.since(lastSent);
  }

  /** Answers the peer's Probe_Requests as they come, or from now on no longer. */
  public void answerProbes(Probes newProbes) {
    probes = newProbes;
  }

  /** What becomes of Probe_Requests of the peer. */
  public enum Probes {
    /** They are answered at once, as an initiator has to. */
    ANSWERED,
    /** They are only seen. */
    IGNORED
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  // ---- observing

  /**
   * What the peer does next. As long as bytes of a packet go on coming, the time starts again.
   *
   * @param patience how long nothing may come
   */
  public Observation observe(Duration patience) {
    long begun = Pace.nanos();
    long most = patience.toNanos() * MOST_PROLONGED;
    while (true) {
      long since = partialBytes() > 0 ? Math.max(begun, lastByte()) : begun;
      long left = Math.min(since + patience.toNanos(), begun + most) - Pace.nanos();
      Optional<Observation> next = inbox.take(Math.max(0, left));
      if (next.isPresent()) {
        return next.get();
      }
      boolean goesOn = partialBytes() > 0 && lastByte() + patience.toNanos() > Pace.nanos();
      if (!goesOn || Pace.nanos() >= begun + most || Thread.currentThread().isInterrupted()) {
        return new Observation.Silence(Pace.since(begun), partialBytes());
      }
    }
  }

  /** Whether everything that has come was looked at. */
  public boolean isDrained() {
    return inbox.isDrained();
  }

  /** Bytes of a packet that has not come to its end. */
  public long partialBytes() {
    return intake == null ? 0 : intake.partial();
  }

  private long lastByte() {
    return intake == null ? Long.MIN_VALUE : intake.lastByte();
  }

  /** Takes no more from the connection: the peer soon can't send any more either. */
  public void pauseReading() {
    gate.shut();
  }

  /** Reads on. */
  public void resumeReading() {
    gate.open();
  }

  // ---- the reader's thread

  private void read(Intake packets) {
    try {
      Intake.Arrived next = packets.next();
      while (next.isPossible()) {
        inbox.put(packet(next));
        next = packets.next();
      }
      inbox.put(impossible(next));
    } catch (IOException broken) {
      end(broken);
    }
    ended = true;
  }

  private void end(IOException broken) {
    long partial = partialBytes();
    String text = partial == 0 ? "" : "after " + partial + " bytes of a packet";
    boolean ours = broken.getCause() instanceof ClosedChannelException || gate.isGone();
    if (ours) {
      // nobody observes any more, or only the frame that says that we closed it
      inbox.put(new Observation.Closed(closedFrame("by us")));
    } else if (broken instanceof Intake.EndOfStream) {
      inbox.put(
          new Observation.Closed(
              transcript.add(number, lane, Frame.Kind.CLOSED_BY_PEER, 0, Bytes.EMPTY, text)));
    } else {
      inbox.put(
          new Observation.Reset(
              transcript.add(number, lane, Frame.Kind.RESET, 0, Bytes.EMPTY, text)));
    }
  }

  private Frame closedFrame(String text) {
    return new Frame(0, number, lane, Frame.Kind.CLOSED_BY_US, Duration.ZERO, 0, Bytes.EMPTY, text);
  }

  /** Nothing more can be told apart behind it. */
  private Observation impossible(Intake.Arrived header) {
    Bytes bytes = header.bytes();
    return new Observation.Malformed(
        transcript.add(number, lane, Frame.Kind.RECEIVED_RAW, bytes.size(), bytes, ""),
        "length "
            + header.length()
            + ", type "
            + Words.hex(header.type(), 8)
            + " can't be a header",
        true);
  }

  private Observation packet(Intake.Arrived arrived) {
    int type = arrived.type();
    long length = arrived.length();
    Bytes whole = arrived.bytes();
    List<Anomaly> anomalies = new ArrayList<>();
    try {
      Packet packet = Framing.decode(type, whole, DecodePolicy.collecting(anomalies::add));
      Frame frame = transcript.add(number, lane, Frame.Kind.RECEIVED, length, whole, "");
      if (packet instanceof ProbeRequest && probes == Probes.ANSWERED) {
        send(new ProbeResponse());
      }
      return new Observation.Received(frame, packet, anomalies);
    } catch (DecodeException wrong) {
      Frame frame =
          transcript.add(number, lane, Frame.Kind.RECEIVED_RAW, length, whole, message(wrong));
      return new Observation.Malformed(
          frame, "type " + Integer.toUnsignedString(type) + ", " + message(wrong), false);
    }
  }

  // ---- ending

  /** Ends our direction only: the peer reads the end of the stream and may still send. */
  public void shutdownOutput() {
    if (tcp == null) {
      return;
    }
    transcript.add(number, lane, Frame.Kind.CLOSED_BY_US, 0, Bytes.EMPTY, "our direction only");
    try {
      tcp.channel().shutdownOutput();
      if (link instanceof RecordingLink recorded) {
        recorded.outputEnded();
      }
    } catch (IOException gone) {
      // it is over already
    }
  }

  /** Breaks the connection, as when a host vanishes (RST instead of FIN). */
  public void reset() {
    if (tcp != null) {
      try {
        tcp.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        if (link instanceof RecordingLink recorded) {
          recorded.givesUp();
        }
      } catch (IOException gone) {
        // it is over already
      }
    }
    close("reset");
  }

  /** Closes the connection in order; has no effect the second time. */
  @Override
  public void close() {
    close("");
  }

  private void close(String how) {
    if (!gate.remove()) {
      return;
    }
    inbox.abandon();
    if (link != null) {
      if (!ended) {
        transcript.add(number, lane, Frame.Kind.CLOSED_BY_US, 0, Bytes.EMPTY, how);
      }
      link.close();
    }
  }

  @Override
  public String toString() {
    return lane.word() + " connection " + number;
  }
}
