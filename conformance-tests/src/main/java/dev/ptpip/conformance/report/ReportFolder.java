package dev.ptpip.conformance.report;

import dev.ptpip.conformance.run.CaseResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder of a report, with fixed names: {@code index.html}, {@code result.json}, {@code
 * junit.xml}, {@code summary.md}, {@code badge.svg}, and a folder for each case that made traffic.
 */
public final class ReportFolder {
  /** What passed in a case, in the folder of the case. */
  static final String TRANSCRIPT = "transcript.txt";

  private static final String CASE = "case.txt";

  /** The capture in the folder of a case. */
  static final String CAPTURE = "case.pcapng";

  private ReportFolder() {}

  /** The names of the files for the whole run. */
  public static List<String> names() {
    return List.of("index.html", "junit.xml", "result.json", "summary.md", "badge.svg");
  }

  /** Writes everything; what an earlier report left there is replaced. */
  public static void write(Report report, Path folder) throws IOException {
    Files.createDirectories(folder);
    removeEarlier(folder);
    for (CaseResult each : report.run().results()) {
      if (each.transcript().count() > 0) {
        evidence(report, each, folder.resolve(Report.folder(each.id())));
      }
    }
    Files.writeString(folder.resolve("result.json"), ResultJson.pretty(report));
    Files.writeString(folder.resolve("junit.xml"), JunitXml.of(report));
    Files.writeString(folder.resolve("summary.md"), Summary.of(report));
    Files.writeString(folder.resolve("badge.svg"), Badge.of(report));
    Files.writeString(folder.resolve("index.html"), HtmlReport.of(report));
  }

  private static void evidence(Report report, CaseResult each, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(CASE), CaseText.of(report, each));
    Files.writeString(folder.resolve(TRANSCRIPT), CaseText.transcript(each));
    CaseCapture.write(each, folder.resolve(CAPTURE));
  }

  /** Takes away the evidence of an earlier report, and nothing else. */
  private static void removeEarlier(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path each : all) {
        if (Files.exists(each.resolve(TRANSCRIPT)) && Files.exists(each.resolve(CAPTURE))) {
          for (String name : List.of(CASE, TRANSCRIPT, CAPTURE)) {
            Files.deleteIfExists(each.resolve(name));
          }
          if (isEmpty(each)) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      return !all.iterator().hasNext();
    }
  }

  /** Adds the summary to a file of a build server. */
  public static void appendSummary(Report report, Path file) throws IOException {
    Files.writeString(
        file, Summary.of(report), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
