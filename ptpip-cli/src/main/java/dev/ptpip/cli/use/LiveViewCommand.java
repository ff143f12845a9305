package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.LiveView;
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches live view frames. */
@Command(
    name = "liveview",
    description = {
      "frames, MJPEG on stdout",
      "Ends with ^C, after -n or after --for. To look: ptpip liveview HOST | ffplay -f mjpeg -"
    })
final class LiveViewCommand extends CameraSubcommand {
  @Option(names = "-o", paramLabel = "DIR|-", description = "a file per frame; - is stdout (-)")
  private String output = "-";

  @Option(names = "-n", paramLabel = "N", description = "end after N frames")
  private @Nullable String count;

  @Option(names = "--for", paramLabel = "30s", description = "end after this time")
  private @Nullable String time;

  @Override
  void check(Console console) {
    most();
    limit();
    if (!toStdout()) {
      OutputFolder.check(Path.of(output));
      if (Files.exists(frame(1))) {
        throw there(frame(1));
      }
    } else if (console.json()) {
      throw CommandFailure.impossible("liveview: --json needs -o DIR, stdout can't take both");
    } else if (console.outIsTerminal()) {
      throw CommandFailure.impossible(
          "liveview: frames are nothing for a terminal; -o DIR, or a pipe behind it");
    }
  }

  private boolean toStdout() {
    return output.equals("-");
  }

  private long most() {
    return count == null ? Long.MAX_VALUE : Counts.parse(count, "-n");
  }

  private Optional<Duration> limit() {
    return Optional.ofNullable(time).map(text -> Durations.parse(text, "--for"));
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    LiveView liveView = camera.capability(LiveView.class);
    long frames = 0;
    long bytes = 0;
    Stopwatch watch = Stopwatch.start();
    try (LiveViewStream stream = liveView.start()) {
      while (frames < most() && !over(watch)) {
        Bytes jpeg = stream.next().jpeg();
        frames++;
        bytes += jpeg.size();
        if (toStdout()) {
          write(console.out(), jpeg);
        } else {
          save(jpeg, frames);
        }
      }
    }
    Duration elapsed = watch.elapsed();
    if (console.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("frames", frames);
      json.put("bytes", bytes);
      json.put("seconds", elapsed.toMillis() / 1000.0);
      console.line(Json.text(json));
    }
    console.note(
        Human.count(frames, "frame")
            + ", "
            + Human.size(bytes)
            + ", "
            + Math.round(frames * 1000.0 / Math.max(1, elapsed.toMillis()))
            + " a second");
    return ExitCode.GOOD;
  }

  private boolean over(Stopwatch watch) {
    return limit().map(longest -> watch.elapsed().compareTo(longest) >= 0).orElse(false);
  }

  private static void write(PrintStream out, Bytes jpeg) throws IOException {
    out.write(jpeg.toArray());
    out.flush();
    if (out.checkError()) {
      throw new IOException("nobody reads standard output any more");
    }
  }

  private Path frame(long number) {
    String name = String.valueOf(number);
    return Path.of(output, "frame-" + "0".repeat(Math.max(0, 6 - name.length())) + name + ".jpg");
  }

  private static CommandFailure there(Path frame) {
    return CommandFailure.impossible("-o: " + frame + " exists; name another folder");
  }

  /** A frame is whole or not there. */
  private void save(Bytes jpeg, long number) throws IOException {
    Path frame = frame(number);
    if (Files.exists(frame)) {
      throw there(frame);
    }
    Path part = frame.resolveSibling("." + frame.getFileName() + ".part");
    try {
      Files.write(part, jpeg.toArray());
      Files.move(part, frame);
    } catch (IOException refused) {
      Files.deleteIfExists(part);
      throw OutputFolder.named(frame, refused);
    }
  }
}
