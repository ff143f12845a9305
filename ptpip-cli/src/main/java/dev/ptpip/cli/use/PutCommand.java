package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.UploadOptions;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files to the card. */
@Command(name = "put", description = "send files to the card")
final class PutCommand extends CameraSubcommand {
  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "files to send")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "a folder of the card (the camera chooses)")
  private @Nullable String folder;

  @Override
  void check(Console console) {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw CommandFailure.impossible("put: " + file + " is not a file that can be read");
      }
    }
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    StorageId storage = StorageId.NONE;
    ObjectHandle parent = ObjectHandle.NONE;
    if (folder != null) {
      CameraFile target = folder(camera, folder);
      storage = target.storage();
      parent = target.handle();
    }
    List<Map<String, Object>> sent = new ArrayList<>();
    try {
      for (Path file : files) {
        sent.add(put(camera, console, file, storage, parent));
      }
    } finally {
      if (console.json()) {
        console.line(Json.text(Map.of("files", sent)));
      }
    }
    return ExitCode.GOOD;
  }

  private static CameraFile folder(CameraSession camera, String path) throws IOException {
    CameraFile found =
        camera
            .objects()
            .find(path)
            .orElseThrow(
                () -> CommandFailure.impossible("--to: there is no " + path + " on the card"));
    if (!found.isFolder()) {
      throw CommandFailure.impossible("--to: " + found.path() + " is not a folder");
    }
    return found;
  }

  private static Map<String, Object> put(
      CameraSession camera, Console console, Path file, StorageId storage, ObjectHandle parent)
      throws IOException {
    long bytes = Files.size(file);
    Stopwatch watch = Stopwatch.start();
    ObjectHandle handle;
    try (Transfer transfer = Transfer.of(console, String.valueOf(file.getFileName()))) {
      handle =
          camera
              .uploads()
              .send(file, storage, parent, UploadOptions.DEFAULT.withProgress(transfer::at));
    }
    if (!console.json()) {
      console.line(
          handle
              + "  "
              + file.getFileName()
              + "  "
              + Human.size(bytes)
              + "  "
              + Human.duration(watch.elapsed()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("handle", handle.toString());
    json.put("bytes", bytes);
    return json;
  }
}
