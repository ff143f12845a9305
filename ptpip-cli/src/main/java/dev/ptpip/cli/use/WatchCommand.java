package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.JsonList;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.KeepAlive;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventOverflowException;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.object.ObjectQueue;
import dev.ptpip.protocol.code.CodeBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happens in a camera, and fetches what it makes. */
@Command(
    name = "watch",
    description = {
      "events as they come; with -o fetches each new picture",
      "Ends with ^C, after -n or after --for"
    })
final class WatchCommand extends CameraSubcommand {
  private static final Duration SLICE = Duration.ofMillis(200);

  @Option(names = "-o", paramLabel = "DIR", description = "fetch each new object into it (tether)")
  private @Nullable Path folder;

  @Option(names = "-n", paramLabel = "N", description = "end after N events; with -o, N files")
  private @Nullable String count;

  @Option(names = "--for", paramLabel = "30s", description = "end after this time")
  private @Nullable String time;

  private long most = Long.MAX_VALUE;
  private long seen;

  @Override
  void check(Console console) {
    connect().keepAlive(KeepAlive.DEFAULT_AUTO);
    if (count != null) {
      most = Counts.parse(count, "-n");
    }
    limit();
    if (folder != null) {
      OutputFolder.check(folder);
    }
  }

  private Optional<Duration> limit() {
    return Optional.ofNullable(time).map(text -> Durations.parse(text, "--for"));
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException, InterruptedException {
    @Nullable JsonList json =
        console.json() ? new JsonList(console.out(), Map.of(), "events") : null;
    Stopwatch watch = Stopwatch.start();
    try (EventSubscription events = camera.events().subscribe();
        @Nullable ObjectQueue objects = folder == null ? null : camera.objectQueue()) {
      console.note("watching " + camera.name() + ", ^C ends");
      while (seen < most && !over(watch)) {
        Optional<CameraEvent> event = next(events, console);
        if (event.isPresent()) {
          show(event.get(), camera.codes(), console, json);
          seen += objects == null ? 1 : 0;
        }
        if (objects != null && folder != null) {
          fetch(objects, folder, console, json);
        }
      }
    } finally {
      if (json != null) {
        json.close(Map.of());
      }
    }
    if (count != null && seen < most) {
      throw CommandFailure.noVerdict(
          seen + " of " + most + (folder == null ? " events" : " files") + " came in " + time);
    }
    return ExitCode.GOOD;
  }

  private boolean over(Stopwatch watch) {
    return limit().map(most -> watch.elapsed().compareTo(most) >= 0).orElse(false);
  }

  private static Optional<CameraEvent> next(EventSubscription events, Console console)
      throws IOException, InterruptedException {
    try {
      return events.next(SLICE);
    } catch (EventOverflowException gap) {
      console.note(String.valueOf(gap.getMessage()));
      return Optional.empty();
    }
  }

  private static void show(
      CameraEvent event, CodeBook codes, Console console, @Nullable JsonList json) {
    if (json != null) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("time", now());
      line.put("event", codes.name(event.code()));
      line.put("code", event.code().toString());
      line.put("parameters", hex(event.parameters()));
      line.put("source", event.source() == CameraEvent.Source.POLLED ? "polled" : "connection");
      json.add(line);
    } else {
      console.line(
          (now()
                  + "  !  "
                  + codes.name(event.code())
                  + " "
                  + String.join(" ", hex(event.parameters())))
              .stripTrailing());
    }
  }

  private static List<String> hex(List<Integer> parameters) {
    return parameters.stream().map(each -> Human.hex(Integer.toUnsignedLong(each), 8)).toList();
  }

  private void fetch(ObjectQueue objects, Path into, Console console, @Nullable JsonList json)
      throws IOException, InterruptedException {
    Optional<NewObject> object = nextObject(objects, console);
    while (object.isPresent() && seen < most) {
      Stopwatch watch = Stopwatch.start();
      Download download = ShootCommand.saveInto(into, object.get(), console);
      seen++;
      if (json != null) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", now());
        line.putAll(ShootCommand.json(object.get(), download));
        json.add(line);
      } else {
        console.line(
            now()
                + "  =  "
                + download.file()
                + "  "
                + Human.size(download.bytes())
                + "  "
                + Human.duration(watch.elapsed()));
      }
      object = seen < most ? nextObject(objects, console) : Optional.empty();
    }
  }

  private static Optional<NewObject> nextObject(ObjectQueue objects, Console console)
      throws IOException, InterruptedException {
    try {
      return objects.next(Duration.ZERO);
    } catch (EventOverflowException gap) {
      console.note(String.valueOf(gap.getMessage()));
      return Optional.empty();
    }
  }

  private static String now() {
    String time = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS).toString();
    return switch (time.length()) {
      case 5 -> time + ":00.000";
      case 8 -> time + ".000";
      default -> time;
    };
  }
}
