package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecordedConnection;
import dev.ptpip.pcap.record.RecorderOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The traffic of one case as a capture: the verdict and the rule are a comment on the first frame,
 * each finding one on the frame that it is about. Confined to one thread.
 */
final class CaseCapture {
  /** Most bytes of a packet that are told of without being there; 100 bytes for each 64 KiB. */
  private static final long MOST_LEFT = 8L << 30;

  private final CaseResult result;
  private final AtomicReference<Instant> now;
  private final CaptureRecorder recorder;
  private final Map<Integer, RecordedConnection> connections = new HashMap<>();

  private CaseCapture(CaseResult result, AtomicReference<Instant> now, CaptureRecorder recorder) {
    this.result = result;
    this.now = now;
    this.recorder = recorder;
  }

  /** Writes the file. */
  static void write(CaseResult result, Path file) throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(result.transcript().begun());
    try (CaptureRecorder recorder =
        CaptureRecorder.open(file, RecorderOptions.by("ptpip check").withClock(now::get))) {
      new CaseCapture(result, now, recorder).frames();
      if (recorder.failure().isPresent()) {
        throw recorder.failure().get();
      }
    }
  }

  private void frames() {
    boolean first = true;
    for (Frame frame : result.transcript().frames()) {
      now.set(result.transcript().begun().plus(frame.at()));
      Optional<RecordedConnection> existing =
          Optional.ofNullable(connections.get(frame.connection()));
      RecordedConnection connection = existing.orElseGet(() -> open(frame));
      if (first) {
        connection.note(verdict());
        first = false;
      }
      for (Finding finding : result.visible()) {
        if (finding.place().filter(place -> place.frame() == frame.number()).isPresent()) {
          connection.note(
              "wanted "
                  + finding.wanted()
                  + ", got "
                  + finding.got()
                  + finding.place().map(place -> " (" + place + ")").orElse(""));
        }
      }
      put(connection, frame);
    }
  }

  private String verdict() {
    return result.id()
        + " "
        + result.verdict().word()
        + ": "
        + result.conformanceCase().title()
        + "\n"
        + result.conformanceCase().rule().rule()
        + " ("
        + result.conformanceCase().rule().source()
        + ")";
  }

  private RecordedConnection open(Frame frame) {
    Optional<Transcript.Connected> known =
        result.transcript().connections().stream()
            .filter(each -> each.number() == frame.connection())
            .findFirst();
    RecordedConnection made =
        recorder.connection(
            address(known.flatMap(Transcript.Connected::local), 50_000 + frame.connection()),
            address(known.flatMap(Transcript.Connected::remote), 15740));
    connections.put(frame.connection(), made);
    return made;
  }

  private static InetSocketAddress address(Optional<SocketAddress> known, int port) {
    return known
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .filter(each -> !each.isUnresolved())
        .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static void put(RecordedConnection connection, Frame frame) {
    switch (frame.kind()) {
      case OPENED -> {}
      case SENT, SENT_RAW -> data(connection, Side.INITIATOR, frame);
      case RECEIVED, RECEIVED_RAW -> data(connection, Side.RESPONDER, frame);
      case CLOSED_BY_US -> connection.end(Side.INITIATOR);
      case CLOSED_BY_PEER -> connection.end(Side.RESPONDER);
      case RESET -> connection.reset(Side.RESPONDER);
    }
  }

  private static void data(RecordedConnection connection, Side from, Frame frame) {
    long missing = Math.min(frame.length() - frame.kept().size(), MOST_LEFT);
    connection.data(from, frame.kept().asBuffer());
    if (missing > 0) {
      connection.note("the next " + missing + " bytes were not kept");
      connection.left(from, missing);
    }
  }
}
