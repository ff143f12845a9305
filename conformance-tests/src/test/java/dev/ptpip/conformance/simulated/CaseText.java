package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Control;
import dev.ptpip.conformance.run.Finding;

/** A result as text, for the message of a test. */
public final class CaseText {
  private static final int MOST_FRAMES = 60;

  private CaseText() {}

  /** Everything that is known of it. */
  public static String of(CaseResult result) {
    StringBuilder text = new StringBuilder();
    text.append(result.verdict()).append(' ').append(result.conformanceCase());
    text.append("\n  rule      ").append(result.conformanceCase().rule().rule());
    if (!result.reason().isEmpty()) {
      text.append("\n  why       ").append(result.reason());
    }
    for (Finding finding : result.findings()) {
      text.append("\n  wanted    ").append(finding.wanted());
      text.append("\n  got       ").append(finding.got());
      finding.place().ifPresent(place -> text.append("  (").append(place).append(')'));
      finding.context().ifPresent(other -> text.append("  in ").append(other));
    }
    for (Control control : result.controls()) {
      text.append("\n  control   ").append(control);
    }
    result.notes().forEach(note -> text.append("\n  note      ").append(note));
    result.transcript().frames().stream()
        .limit(MOST_FRAMES)
        .forEach(frame -> text.append("\n  ").append(line(frame)));
    return text.append("\n  again     ").append(result.again()).append('\n').toString();
  }

  private static String line(Frame frame) {
    return "%4d %9.3f ms  %d %s %s %s"
        .formatted(
            frame.number(),
            frame.at().toNanos() / 1e6,
            frame.connection(),
            frame.lane().word(),
            frame.kind().isSent() ? "→" : frame.kind().isReceived() ? "←" : "·",
            Words.of(frame));
  }
}
