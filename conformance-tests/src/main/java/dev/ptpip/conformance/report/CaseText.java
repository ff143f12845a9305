package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Control;
import dev.ptpip.conformance.run.Finding;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A case as plain text: what is known of it, and what passed in two lanes. */
final class CaseText {
  private static final int LANE_WIDTH = 62;

  private CaseText() {}

  /** All but what passed. */
  static String of(Report report, CaseResult each) {
    StringBuilder text = new StringBuilder();
    row(text, "case", each.id() + "  " + each.conformanceCase().title());
    row(
        text,
        "verdict",
        each.verdict().word()
            + "   "
            + each.conformanceCase().rule().level().plain()
            + " · "
            + each.conformanceCase().rule().certainty().plain());
    String standing = report.standing(each).text();
    if (!standing.isEmpty()) {
      row(text, "known", standing);
    }
    row(text, "rule", each.conformanceCase().rule().rule());
    row(text, "source", each.conformanceCase().rule().source());
    if (!each.reason().isEmpty()) {
      row(text, "why", each.reason());
    }
    for (Finding finding : each.findings()) {
      row(text, "wanted", finding.wanted());
      row(text, "got", finding.got() + where(finding));
    }
    Advice.of(each).ifPresent(fix -> row(text, "fix", fix));
    for (Control control : each.controls()) {
      row(
          text,
          "control",
          control.when().name().toLowerCase(Locale.ROOT)
              + ": "
              + control.what()
              + ": "
              + control.got()
              + (control.good() ? "" : " (not good)"));
    }
    each.notes().forEach(note -> row(text, "note", note));
    each.shownCase().ifPresent(other -> row(text, "evidence", "the traffic of " + other));
    row(text, "time", Words.time(each.time()));
    row(text, "again", each.again());
    return text.toString();
  }

  /** Frame and bytes of a finding, and the case where it was seen. */
  static String where(Finding finding) {
    return finding.place().map(place -> "   " + place).orElse("")
        + finding.context().map(other -> " in " + other).orElse("");
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("%-9s %s%n".formatted(name, value).replace("\r\n", "\n"));
  }

  /** What passed, Command/Data on the left and Event on the right. */
  static String transcript(CaseResult each) {
    Transcript transcript = each.transcript();
    Set<Integer> bad = bad(each);
    StringBuilder text = new StringBuilder();
    text.append("begun ").append(transcript.begun()).append('\n');
    for (Transcript.Connected connected : transcript.connections()) {
      text.append(
          "connection %d  %-7s %s%n"
              .formatted(connected.number(), connected.lane().word(), connected.label()));
    }
    text.append("\n     frame         time  conn  command");
    text.append(" ".repeat(LANE_WIDTH - 6)).append("event\n");
    for (Frame frame : transcript.frames()) {
      boolean moved = frame.kind().isSent() || frame.kind().isReceived();
      String size = moved ? " [" + frame.length() + " B]" : "";
      String content = arrow(frame) + " " + Words.of(frame) + size;
      boolean event = frame.lane() == Lane.EVENT;
      text.append(
          "%s %6d %9.3f ms  %4d  %s%n"
              .formatted(
                  bad.contains(frame.number()) ? ">>>" : "   ",
                  frame.number(),
                  frame.at().toNanos() / 1e6,
                  frame.connection(),
                  event ? " ".repeat(LANE_WIDTH) + " " + content : content));
    }
    int missing = transcript.count() - transcript.frames().size();
    if (missing > 0) {
      text.append(missing).append(" more frames were not kept\n");
    }
    return text.toString().replace("\r\n", "\n");
  }

  /** Numbers of the frames that findings are about. */
  static Set<Integer> bad(CaseResult each) {
    Set<Integer> bad = new HashSet<>();
    each.visible().stream()
        .flatMap(finding -> finding.place().stream())
        .forEach(place -> bad.add(place.frame()));
    return bad;
  }

  /** Which way it went. */
  static String arrow(Frame frame) {
    return frame.kind().isSent() ? "→" : frame.kind().isReceived() ? "←" : "·";
  }
}
