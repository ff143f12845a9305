package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.EventInfo;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.responder.JournalConnection.Change;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Tells what happens: to the {@link Journal}, and in lines to a {@link CameraLog}. */
final class OperationLog implements Consumer<CameraEvent> {
  /** The initiator sends CloseSession before it closes the connections. */
  private static final String CLOSE_SESSION_FIRST = "PTPIP-CLOSE-06";

  /** Whose doing it is that an initiator is gone. */
  enum LeftBy {
    /** The initiator closed a connection. */
    ITSELF,
    /** The camera did, or nobody knows. */
    OTHERS
  }

  private final CameraLog log;
  private final Journal journal;
  private final Violations violations;
  private final SimClock clock;
  private final CodeNames names;
  private final Function<ObjectHandle, Optional<String>> fileName;

  /**
   * A log.
   *
   * @param fileName finds the name of an object, for the line of an event about it
   */
  OperationLog(
      CameraLog log,
      Journal journal,
      Violations violations,
      SimClock clock,
      CodeNames names,
      Function<ObjectHandle, Optional<String>> fileName) {
    this.log = log;
    this.journal = journal;
    this.violations = violations;
    this.clock = clock;
    this.names = names;
    this.fileName = fileName;
  }

  private boolean isOff() {
    return log == CameraLog.NONE;
  }

  private void line(LogLine.Mark mark, String subject, String outcome) {
    log.line(new LogLine(clock.now(), mark, subject, outcome));
  }

  /** Both connections of an initiator are there. */
  void connected(Initiator initiator) {
    connection(Change.CONNECTED, initiator.guid(), initiator.toString(), "");
    if (!isOff()) {
      line(LogLine.Mark.CONNECTED, initiator.toString(), "command and event connected");
    }
  }

  /**
   * An initiator is gone.
   *
   * @param reason why the camera ended it; empty if the initiator did, which with a session open is
   *     against PTPIP-CLOSE-06
   */
  void left(Initiator initiator, Optional<SessionId> open, String reason, LeftBy by) {
    String how = open.map(id -> "left with session " + id + " open").orElse("left");
    String told = reason.isEmpty() ? how : how + ", " + reason;
    connection(Change.LEFT, initiator.guid(), initiator.toString(), told);
    boolean against = open.isPresent() && by == LeftBy.ITSELF;
    if (against) {
      violations.report(
          new Violation(clock.now(), CLOSE_SESSION_FIRST, initiator.toString(), told));
    }
    if (!isOff()) {
      line(
          LogLine.Mark.LEFT,
          initiator.toString(),
          against ? told + "       VIOLATION " + CLOSE_SESSION_FIRST : told);
    }
  }

  /** An initiator was not let in. */
  void refused(Guid guid, String friendlyName, InetAddress host, String reason) {
    String who =
        (friendlyName.isEmpty() ? host.getHostAddress() : friendlyName) + " (" + guid.brief() + ")";
    connection(Change.REFUSED, guid, who, reason);
    if (!isOff()) {
      line(LogLine.Mark.LEFT, who, "refused, " + reason);
    }
  }

  private void connection(Change change, Guid guid, String who, String detail) {
    journal.add(new JournalConnection(clock.now(), change, guid, who, detail));
  }

  /** What came can't be read, or can't come here; the connection ends, as a rule. */
  void failed(String who, String problem) {
    journal.add(new JournalFailure(clock.now(), who, problem));
    violation("", who, problem);
  }

  /** An initiator broke a rule. */
  void violation(String rule, String who, String what) {
    Violation violation = new Violation(clock.now(), rule, who, what);
    violations.report(violation);
    if (!isOff()) {
      line(LogLine.Mark.VIOLATION, who, what + (rule.isEmpty() ? "" : "  " + rule));
    }
  }

  /** A transaction has ended. */
  void ended(LongFunction<JournalEntry> made) {
    JournalEntry entry = journal.add(made);
    if (!isOff()) {
      answered(entry);
    }
  }

  /** A transaction was answered, or broke off. */
  void answered(JournalEntry entry) {
    log.answered(entry, () -> line(entry));
  }

  private LogLine line(JournalEntry entry) {
    String rules = entry.rules().isEmpty() ? "" : "      " + String.join(", ", entry.rules());
    String outcome = entry.broken().orElseGet(() -> outcome(entry)) + rules;
    return new LogLine(entry.at(), LogLine.Mark.OPERATION, names.request(entry.request()), outcome);
  }

  private String outcome(JournalEntry entry) {
    long bytes = entry.bytesSent() + entry.bytesTaken();
    return "%s%9s%8s"
        .formatted(
            entry.response().map(names.book()::name).orElse("no response"),
            bytes == 0 ? "" : CodeNames.size(bytes),
            Math.max(1, Math.round(entry.duration().toNanos() / 1e6)) + " ms");
  }

  /** Something happened in the camera. */
  @Override
  public void accept(CameraEvent event) {
    journal.add(new JournalEvent(clock.now(), event));
    if (isOff()) {
      return;
    }
    StringBuilder subject = new StringBuilder(names.book().name(event.code()));
    List<String> labels =
        names.book().find(event.code()).map(EventInfo::parameterLabels).orElse(List.of());
    for (int i = 0; i < event.parameters().size(); i++) {
      String label = i < labels.size() ? labels.get(i) : "";
      subject.append(' ').append(names.parameter(label, event.parameters().get(i)));
    }
    String object =
        event.code().equals(EventCode.OBJECT_ADDED) && !event.parameters().isEmpty()
            ? fileName.apply(new ObjectHandle(event.parameters().get(0))).orElse("")
            : "";
    line(LogLine.Mark.EVENT, subject.toString(), object);
  }
}
