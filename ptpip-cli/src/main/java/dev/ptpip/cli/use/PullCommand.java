package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.ExistingFile;
import dev.ptpip.client.object.SafeFileName;
import dev.ptpip.client.operation.SessionLostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches files from the card. */
@Command(
    name = "pull",
    description = {
      "fetch from the card; resumes, verifies size",
      "A transfer that broke off goes on where it stopped when the command is run again. A file that"
          + " is there with the right size stays; one with another size is not replaced"
    })
final class PullCommand extends CameraSubcommand {
  @Parameters(
      index = "1..*",
      paramLabel = "WHAT",
      description = "names, paths, handles; * and ? stand for others; all without")
  private final List<String> what = new ArrayList<>();

  @Option(names = "-o", paramLabel = "DIR", description = "where to (.)")
  private Path folder = Path.of("");

  @Option(names = "--tree", arity = "0", description = "with the folders of the card")
  private boolean tree;

  @Option(names = "--overwrite", arity = "0", description = "replace files that are there")
  private boolean overwrite;

  /** A file of the card and where it goes. */
  private record Job(CameraFile file, Path target) {}

  @Override
  void check(Console console) {
    OutputFolder.check(folder);
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    List<CameraFile> chosen = new Selection(camera.objects().tree()).filesNamed(what);
    List<Map<String, Object>> done = new ArrayList<>();
    List<Job> jobs = plan(chosen);
    jobs.forEach(this::refuseOther);
    try {
      for (Job job : jobs) {
        done.add(pull(camera, console, job));
      }
    } finally {
      if (console.json()) {
        console.line(Json.text(Map.of("files", done)));
      }
    }
    return ExitCode.GOOD;
  }

  private List<Job> plan(List<CameraFile> chosen) {
    Map<Path, CameraFile> targets = new LinkedHashMap<>();
    for (CameraFile file : chosen) {
      Path target = target(file);
      CameraFile other = targets.putIfAbsent(target, file);
      if (other != null) {
        throw CommandFailure.impossible(
            file.path()
                + " and "
                + other.path()
                + " would both become "
                + target
                + "; --tree keeps the folders");
      }
    }
    return targets.entrySet().stream()
        .map(each -> new Job(each.getValue(), each.getKey()))
        .toList();
  }

  private Path target(CameraFile file) {
    String fallback = "object-" + Human.hex(file.handle().unsigned(), 8).substring(2);
    if (!tree) {
      return folder.resolve(SafeFileName.of(file.name(), fallback));
    }
    Path target = folder;
    for (String part : file.path().substring(1).split("/", -1)) {
      target = target.resolve(SafeFileName.of(part, fallback));
    }
    return target;
  }

  /** Before anything is fetched. */
  private void refuseOther(Job job) {
    if (!overwrite && Files.exists(job.target()) && !isThere(job)) {
      throw CommandFailure.impossible(
          job.target()
              + " exists and is not "
              + Human.size(job.file().size().orElse(-1))
              + " long as "
              + job.file().path()
              + " is; --overwrite replaces it");
    }
  }

  private static boolean isThere(Job job) {
    try {
      return Files.isRegularFile(job.target())
          && job.file().size().isPresent()
          && Files.size(job.target()) == job.file().size().getAsLong();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Map<String, Object> pull(CameraSession camera, Console console, Job job)
      throws IOException {
    if (!overwrite && isThere(job)) {
      if (!console.json()) {
        console.line(job.target() + "  was there");
      }
      return json(job, job.file().size().orElse(0), 0, "there");
    }
    Path parent = job.target().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    DownloadOptions options =
        DownloadOptions.DEFAULT.withExisting(overwrite ? ExistingFile.REPLACE : ExistingFile.FAIL);
    Stopwatch watch = Stopwatch.start();
    Download download;
    try (Transfer transfer = Transfer.of(console, job.file().name())) {
      download =
          camera
              .downloads()
              .toFile(job.file().handle(), job.target(), options.withProgress(transfer::at));
    } catch (SessionLostException lost) {
      console.note("the same command again goes on where " + job.file().name() + " stopped");
      throw lost;
    }
    if (!console.json()) {
      console.line(download.file() + "  " + describe(download, watch));
    }
    return json(job, download.bytes(), download.resumedAt(), "fetched");
  }

  private static String describe(Download download, Stopwatch watch) {
    String text = Human.size(download.bytes()) + "  " + Human.duration(watch.elapsed());
    return download.resumedAt() == 0
        ? text
        : text + "  resumed at " + Human.size(download.resumedAt());
  }

  private static Map<String, Object> json(Job job, long bytes, long resumedAt, String how) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", job.target().toString());
    json.put("path", job.file().path());
    json.put("handle", job.file().handle().toString());
    json.put("bytes", bytes);
    json.put("resumedAt", resumedAt);
    json.put("result", how);
    return json;
  }
}
