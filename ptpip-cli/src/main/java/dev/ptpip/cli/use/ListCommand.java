package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.cli.console.Table;
import dev.ptpip.cli.console.Table.Align;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.CameraFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the card. */
@Command(name = "ls", description = "what is on the card")
final class ListCommand extends CameraSubcommand {
  @Parameters(
      index = "1..*",
      paramLabel = "WHAT",
      description = "names, paths, handles; * and ? stand for others; all without")
  private final List<String> what = new ArrayList<>();

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    List<CameraFile> everything = camera.objects().tree();
    List<CameraFile> chosen =
        what.isEmpty() ? everything : new Selection(everything).filesNamed(what);
    if (console.json()) {
      console.line(
          Json.text(
              Map.of(
                  "files",
                  chosen.stream().map(file -> FileJson.of(file, camera.codes())).toList())));
      return ExitCode.GOOD;
    }
    Table table = new Table(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);
    for (CameraFile file : chosen) {
      table.row(
          file.handle().toString(),
          file.isFolder() ? "" : size(file),
          date(file.info().captureDate().text()),
          file.isFolder() ? file.path() + "/" : file.path());
    }
    table.lines().forEach(console::line);
    long files = chosen.stream().filter(file -> !file.isFolder()).count();
    long bytes = chosen.stream().mapToLong(file -> file.size().orElse(0)).sum();
    console.note(Human.count(files, "file") + ", " + Human.size(bytes));
    return ExitCode.GOOD;
  }

  private static String size(CameraFile file) {
    return file.size().isPresent() ? Human.size(file.size().getAsLong()) : "?";
  }

  /** {@code 20240501T120431} as {@code 2024-05-01 12:04:31}; anything else as it is. */
  private static String date(String text) {
    if (text.length() < 15 || text.charAt(8) != 'T') {
      return text;
    }
    return text.substring(0, 4)
        + "-"
        + text.substring(4, 6)
        + "-"
        + text.substring(6, 8)
        + " "
        + text.substring(9, 11)
        + ":"
        + text.substring(11, 13)
        + ":"
        + text.substring(13, 15);
  }
}
