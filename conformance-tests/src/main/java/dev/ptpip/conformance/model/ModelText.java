package dev.ptpip.conformance.model;

import dev.ptpip.conformance.model.BodyFacts.Kind;
import java.util.List;
import java.util.Set;

/** A model report as a Markdown document. */
public final class ModelText {
  private ModelText() {}

  /** The document. */
  public static String markdown(ModelReport report) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(cell(report.body().text())).append(" beside its siblings\n\n");
    text.append(cell(report.summary())).append("\n\n");
    text.append("| body | alike | operations | events | properties | facts from |\n");
    text.append("|---|---|---|---|---|---|\n");
    row(text, report.body(), "", report.body().source());
    for (ModelReport.Sibling each : report.siblings()) {
      row(
          text,
          each.facts(),
          Math.round(each.likeness() * 1000) / 10.0 + " %",
          each.facts().source());
    }
    for (Difference.Change change : Difference.Change.values()) {
      List<Difference> some =
          report.differences().stream().filter(each -> each.change() == change).toList();
      if (!some.isEmpty()) {
        text.append("\n## ").append(change.word()).append("\n\n");
        text.append("| what | code | name | |\n|---|---|---|---|\n");
        some.forEach(
            each ->
                text.append(
                    "| %s | 0x%04X | %s | %s |%n"
                        .formatted(
                            each.what(), each.code(), cell(each.name()), cell(each.text()))));
      }
    }
    text.append(
        "\nWhat lens, mode dial and menus decide (apertures, focal lengths, shutter speeds) may"
            + " differ between two bodies of one model.\n");
    return text.toString();
  }

  private static void row(StringBuilder text, BodyFacts body, String alike, String source) {
    text.append("| ")
        .append(cell(body.text()))
        .append(" | ")
        .append(alike)
        .append(" | ")
        .append(count(body, Kind.OPERATION))
        .append(" | ")
        .append(count(body, Kind.EVENT))
        .append(" | ")
        .append(count(body, Kind.PROPERTY))
        .append(" | ")
        .append(cell(source))
        .append(" |\n");
  }

  private static String count(BodyFacts body, Kind kind) {
    return body.codes(kind).map(Set::size).map(String::valueOf).orElse("not known");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
