package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.EventInfo;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.clock.SimClock;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the lines of a {@link CameraLog}. */
final class OperationLog {
  private final CameraLog log;
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
      SimClock clock,
      CodeNames names,
      Function<ObjectHandle, Optional<String>> fileName) {
    this.log = log;
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
    if (!isOff()) {
      line(LogLine.Mark.CONNECTED, initiator.toString(), "command and event connected");
    }
  }

  /** An initiator is gone. */
  void left(Initiator initiator, Optional<SessionId> open, String reason) {
    if (!isOff()) {
      String how = open.map(id -> "left with session " + id + " open").orElse("left");
      line(LogLine.Mark.LEFT, initiator.toString(), reason.isEmpty() ? how : how + ", " + reason);
    }
  }

  /** An initiator was not let in. */
  void refused(Guid guid, String friendlyName, InetAddress host, String reason) {
    if (!isOff()) {
      String who = (friendlyName.isEmpty() ? host.getHostAddress() : friendlyName);
      line(LogLine.Mark.LEFT, who + " (" + guid.brief() + ")", "refused, " + reason);
    }
  }

  /** A transaction was answered. */
  void answered(JournalEntry entry) {
    if (isOff()) {
      return;
    }
    long bytes = entry.bytesSent() + entry.bytesTaken();
    String outcome =
        "%s%9s%8s"
            .formatted(
                names.book().name(entry.response()),
                bytes == 0 ? "" : CodeNames.size(bytes),
                Math.max(1, Math.round(entry.duration().toNanos() / 1e6)) + " ms");
    log.line(
        new LogLine(entry.at(), LogLine.Mark.OPERATION, names.request(entry.request()), outcome));
  }

  /** Something happened in the camera. */
  void happened(CameraEvent event) {
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
