package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.record.LinkTap;
import dev.ptpip.pcap.replay.Divergence;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.ReplayOptions;
import dev.ptpip.pcap.replay.ReplayResult;
import dev.ptpip.pcap.replay.Replayer;
import dev.ptpip.pcap.replay.Tape;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Is the client of a capture. */
@Command(
    name = "replay",
    description = {
      "be the client of a capture: replay FILE HOST, compares",
      "Changes in the camera what the recording changed. Exit code 1 if anything differs, or if"
          + " nothing could be compared"
    })
final class ReplayCommand implements Subcommand {
  private static final int MOST_IN_JSON = 10_000;

  @Parameters(index = "0", paramLabel = "FILE", description = "a pcap or pcapng file")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "HOST[:PORT]", description = "the camera; port 15740")
  private String target = "";

  @Option(names = "--exact", arity = "0", description = "compare each byte of data too")
  private boolean exact;

  @Option(
      names = "--loose",
      arity = "0",
      description = "events may come at another place than where they were recorded")
  private boolean loose;

  @Option(
      names = "--timeout",
      paramLabel = "5s",
      description = "give up when the camera is silent for so long (30s)")
  private @Nullable String timeout;

  @Option(
      names = "--record",
      paramLabel = "FILE.pcapng",
      description = "record both connections as a capture")
  private @Nullable Path record;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws IOException {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    ReplayOptions options =
        new ReplayOptions(
            loose ? Order.LOOSE : Order.RECORDED,
            exact ? ReplayOptions.Compared.EXACT : ReplayOptions.Compared.STRUCTURE,
            timeout == null
                ? ReplayOptions.DEFAULT.timeout()
                : Durations.parse(timeout, "--timeout"));
    InetSocketAddress address = address();
    List<Tape> tapes = tapes();
    List<Map<String, Object>> list = new ArrayList<>();
    if (record != null && Files.exists(record) && Files.isSameFile(file, record)) {
      throw CommandFailure.impossible("--record: " + record + " is what is replayed");
    }
    Optional<ClientRecording> recording = Optional.ofNullable(record).map(ClientRecording::open);
    Replayer replayer =
        new Replayer(
            address,
            options,
            recording.map(ClientRecording::tap).orElse(LinkTap.NONE),
            divergence -> {
              if (!console.json()) {
                text(console, divergence, tapes.size() > 1);
              } else if (list.size() < MOST_IN_JSON) {
                list.add(json(divergence));
              }
            });
    ReplayResult result = play(replayer, tapes, recording);
    ExitCode exitCode = result.isGood() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    if (console.json()) {
      console.line(Json.text(json(result, list, exitCode)));
    } else {
      console.line(sum(result));
    }
    if (result.compared() == 0) {
      console.error("replay: nothing could be compared");
    }
    return exitCode;
  }

  private static ReplayResult play(
      Replayer replayer, List<Tape> tapes, Optional<ClientRecording> recording) throws IOException {
    try {
      return replayer.play(tapes);
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }

  private InetSocketAddress address() {
    try {
      if (ConnectOptions.to(target).connector() instanceof TcpConnector tcp) {
        return new InetSocketAddress(tcp.host(), tcp.commandPort());
      }
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    }
    throw CommandFailure.impossible("HOST[:PORT] expected, not \"" + target + "\"");
  }

  private List<Tape> tapes() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.impossible(file + " is not a file");
    }
    try {
      return Tape.read(file);
    } catch (CaptureException broken) {
      throw CommandFailure.impossible(file + ": " + broken.getMessage());
    }
  }

  private static void text(Console console, Divergence divergence, boolean several) {
    String conversation = several ? divergence.conversation() + "." : "";
    console.line(
        console
            .paint()
            .red(
                "≠ #"
                    + conversation
                    + divergence.scene()
                    + "  "
                    + divergence.asked()
                    + "   "
                    + word(divergence.kind())));
    console.line("    recorded  " + divergence.recorded());
    console.line("    came      " + divergence.came());
  }

  private static String sum(ReplayResult result) {
    return result.sent()
        + " sent for "
        + Human.count(result.recorded(), "recorded transaction")
        + " · "
        + result.answered()
        + " answered · "
        + result.compared()
        + " compared · "
        + Human.count(result.divergences(), "difference");
  }

  private static String word(Divergence.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Divergence divergence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("conversation", divergence.conversation());
    json.put("transaction", divergence.scene());
    json.put("asked", divergence.asked());
    json.put("kind", word(divergence.kind()));
    json.put("recorded", divergence.recorded());
    json.put("came", divergence.came());
    return json;
  }

  private static Map<String, Object> json(
      ReplayResult result, List<Map<String, Object>> differences, ExitCode exitCode) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recorded", result.recorded());
    json.put("sent", result.sent());
    json.put("answered", result.answered());
    json.put("compared", result.compared());
    json.put("differences", differences);
    json.put("differenceCount", result.divergences());
    json.put("exit", exitCode.number());
    return json;
  }
}
