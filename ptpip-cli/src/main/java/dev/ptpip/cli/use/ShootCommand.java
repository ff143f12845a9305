package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.AutoFocus;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.ExistingFile;
import dev.ptpip.client.object.NewObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes pictures and fetches them. */
@Command(
    name = "shoot",
    description = {
      "capture and save; prints one line per file",
      "A file of the same name is kept; the new one gets a number. Waits at most two minutes for a"
          + " picture, however long the exposure is"
    })
final class ShootCommand extends CameraSubcommand {
  @Option(names = "-n", paramLabel = "N", description = "how many times to release (1)")
  private String count = "1";

  @Option(names = "-o", paramLabel = "DIR", description = "where to (.)")
  private Path folder = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "card|memory",
      description = "where the camera keeps the picture (card)")
  private @Nullable String target;

  @Option(names = "--af", arity = "0", description = "focus first")
  private boolean focus;

  private int releases;

  @Override
  void check(Console console) {
    releases = Counts.parse(count, "-n");
    target();
    OutputFolder.check(folder);
  }

  private CaptureTarget target() {
    return switch (target == null ? "card" : target) {
      case "card" -> CaptureTarget.CARD;
      case "memory" -> CaptureTarget.MEMORY;
      default ->
          throw CommandFailure.impossible("--to: card or memory expected, not \"" + target + "\"");
    };
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    Capture capture = camera.capability(Capture.class);
    CaptureTarget where = target();
    if (!capture.targets().contains(where)) {
      throw CommandFailure.impossible(
          camera.name()
              + " can't capture to "
              + (where == CaptureTarget.CARD ? "the card" : "memory"));
    }
    CaptureRequest request =
        CaptureRequest.to(where).focusing(focus ? AutoFocus.ON : AutoFocus.OFF);
    List<Map<String, Object>> saved = new ArrayList<>();
    try {
      for (int i = 0; i < releases; i++) {
        for (NewObject shot : capture.shoot(request)) {
          saved.add(save(shot, console));
        }
      }
    } finally {
      if (console.json()) {
        console.line(Json.text(Map.of("files", saved)));
      }
    }
    return ExitCode.GOOD;
  }

  private Map<String, Object> save(NewObject shot, Console console) throws IOException {
    Download download = saveInto(folder, shot, console);
    if (!console.json()) {
      console.line(download.file().toString());
    }
    return json(shot, download);
  }

  /** Fetches a new object under a name that is free. */
  static Download saveInto(Path folder, NewObject object, Console console) throws IOException {
    try (Transfer transfer = Transfer.of(console, object.fileName())) {
      return object.saveTo(
          folder,
          DownloadOptions.DEFAULT.withExisting(ExistingFile.RENAME).withProgress(transfer::at));
    }
  }

  /** What became of a new object. */
  static Map<String, Object> json(NewObject object, Download download) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", download.file().toString());
    json.put("handle", object.handle().toString());
    json.put("bytes", download.bytes());
    return json;
  }
}
