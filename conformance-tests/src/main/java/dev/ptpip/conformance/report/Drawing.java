package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.CodeBook;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What passed in a case, in two lanes, and the bytes that a finding is about. */
final class Drawing {
  private static final int MOST_PLACES = 4;
  private static final int HEX_BYTES = 256;
  private static final int BEFORE = 64;
  private static final int ROW = 16;

  private Drawing() {}

  static void write(CaseResult each, CodeBook codes, int rows, StringBuilder html) {
    List<Frame> frames = each.transcript().frames();
    Set<Integer> bad = CaseText.bad(each);
    int first = first(frames, bad, rows);
    int last = Math.min(frames.size(), first + rows);
    html.append(
        "<div class=\"wide\"><table class=\"seq\"><tr><th>#</th><th>ms</th><th>Command/Data</th>");
    html.append("<th>Event</th></tr>");
    skipped(first, "before", html);
    for (Frame frame : frames.subList(first, last)) {
      row(frame, bad.contains(frame.number()), html);
    }
    skipped(each.transcript().count() - last, "more, in transcript.txt", html);
    html.append("</table></div>\n");
    each.visible().stream()
        .map(Finding::place)
        .flatMap(place -> place.stream())
        .distinct()
        .limit(MOST_PLACES)
        .forEach(
            place ->
                each.transcript()
                    .frame(place.frame())
                    .ifPresent(frame -> bytes(frame, place, codes, html)));
  }

  /** The bad packet is shown, with more of what was before than of what came after. */
  private static int first(List<Frame> frames, Set<Integer> bad, int rows) {
    int at = bad.stream().mapToInt(each -> each).min().orElse(0);
    return at <= rows ? 0 : Math.min(at - rows * 3 / 4, Math.max(0, frames.size() - rows));
  }

  private static void skipped(int count, String what, StringBuilder html) {
    if (count > 0) {
      html.append("<tr class=\"x\"><td></td><td></td><td>").append(count).append(' ');
      html.append(what).append("</td></tr>");
    }
  }

  private static void row(Frame frame, boolean bad, StringBuilder html) {
    String way = frame.kind().isSent() ? "s" : frame.kind().isReceived() ? "r" : "x";
    html.append("<tr class=\"").append(way).append(bad ? " bad" : "").append("\"><td>");
    html.append(frame.number()).append("<td>");
    html.append(String.format(Locale.ROOT, "%.1f", frame.at().toNanos() / 1e6)).append("<td>");
    html.append(frame.lane() == Lane.EVENT ? "<td>" : "").append(CaseText.arrow(frame)).append(' ');
    html.append(Text.xml(Words.of(frame))).append('\n');
  }

  private static void bytes(Frame frame, Place place, CodeBook codes, StringBuilder html) {
    if (frame.kept().isEmpty()) {
      return;
    }
    html.append("<h4>").append(place).append("</h4><div class=\"bytes\"><pre>");
    int from = place.from() <= HEX_BYTES - ROW ? 0 : (place.from() - BEFORE) / ROW * ROW;
    int to = Math.min(frame.kept().size(), from + HEX_BYTES);
    for (int line = from; line < to; line += ROW) {
      html.append(String.format(Locale.ROOT, "%04x ", line));
      for (int at = line; at < Math.min(to, line + ROW); at++) {
        boolean marked = at >= place.from() && at <= place.to();
        String hex = String.format(Locale.ROOT, "%02x", frame.kept().at(at));
        html.append(' ').append(marked ? "<mark>" + hex + "</mark>" : hex);
      }
      html.append('\n');
    }
    if (to < frame.length()) {
      html.append(frame.length() - to).append(" more bytes\n");
    }
    html.append("</pre><table><tr><th>bytes</th><th>field</th><th>value</th></tr>");
    for (PacketFields.Field field : PacketFields.of(frame, codes)) {
      html.append(field.touches(place.from(), place.to()) ? "<tr class=\"bad\"><td>" : "<tr><td>");
      html.append(field.from()).append('–').append(field.to()).append("</td><td>");
      html.append(field.name()).append("</td><td>").append(Text.xml(field.value()));
      html.append("</td></tr>");
    }
    html.append("</table></div>\n");
  }
}
