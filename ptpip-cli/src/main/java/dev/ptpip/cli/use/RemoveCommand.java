package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.protocol.code.ObjectFormatCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes files of the card. */
@Command(name = "rm", description = "delete on the card")
final class RemoveCommand extends CameraSubcommand {
  @Parameters(
      index = "1..*",
      paramLabel = "WHAT",
      description = "names, paths, handles; * and ? stand for others; folders with all in them")
  private final List<String> what = new ArrayList<>();

  @Option(names = "--all", arity = "0", description = "everything on the card")
  private boolean all;

  @Override
  void check(Console console) {
    if (all == !what.isEmpty()) {
      throw CommandFailure.impossible(
          all ? "rm: either --all or names" : "rm: nothing is named; name something, or --all");
    }
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    List<CameraFile> everything = camera.objects().tree();
    List<CameraFile> chosen = all ? everything : outermost(new Selection(everything).named(what));
    if (chosen.isEmpty()) {
      throw CommandFailure.impossible("there is nothing on the card");
    }
    List<String> deleted = new ArrayList<>();
    try {
      if (all) {
        camera.objects().deleteAll(ObjectFormatCode.ANY);
        chosen.forEach(file -> deleted(console, file, deleted));
      } else {
        for (CameraFile file : chosen) {
          camera.objects().delete(file.handle());
          deleted(console, file, deleted);
        }
      }
    } finally {
      if (console.json()) {
        console.line(Json.text(Map.of("deleted", deleted)));
      }
    }
    console.note(Human.count(deleted.size(), "object") + " deleted");
    return ExitCode.GOOD;
  }

  private static void deleted(Console console, CameraFile file, List<String> deleted) {
    deleted.add(file.path());
    if (!console.json()) {
      console.line(file.path());
    }
  }

  /** Without what goes with a folder that is chosen too. */
  private static List<CameraFile> outermost(List<CameraFile> chosen) {
    return chosen.stream()
        .filter(
            file ->
                chosen.stream()
                    .noneMatch(
                        folder ->
                            folder.isFolder()
                                && folder.storage().equals(file.storage())
                                && file.path().startsWith(folder.path() + "/")))
        .toList();
  }
}
