package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecordingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Stands between a client and a camera and records what they say. */
@Command(
    name = "record",
    description = {
      "between any client and a camera: records what they say",
      "Have the client connect to this computer in place of the camera; nothing of what is said"
          + " changes, and no rights are needed. Ends with ^C or after --for"
    })
final class RecordCommand implements Subcommand {
  private static final int DEFAULT_PORT = 15740;

  @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "the camera; port 15740")
  private String target = "";

  @Option(
      names = "-o",
      paramLabel = "FILE.pcapng",
      required = true,
      description = "where to record to; a file that is there is replaced")
  private @Nullable Path file;

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description = "where the client connects to; 0 = any free port (15740)")
  private @Nullable String listen;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      description = "interface to listen at; 0.0.0.0 for clients elsewhere (127.0.0.1)")
  private String bind = "127.0.0.1";

  @Option(names = "--for", paramLabel = "30s", description = "end after this time")
  private @Nullable String time;

  @Option(
      names = "--redact",
      arity = "0",
      description = "overwrite names, serial numbers, pictures and the like at the end")
  private boolean redact;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    if (root == null || file == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    Duration limit = time == null ? null : Durations.parse(time, "--for");
    InetSocketAddress listenAt = listenAddress();
    InetSocketAddress camera = cameraAddress();
    Path target = redact ? file.resolveSibling(file.getFileName() + ".unredacted") : file;
    CaptureRecorder recorder = ClientRecording.recorder(target, "-o");
    try (recorder;
        RecordingProxy proxy = start(listenAt, camera, recorder, console)) {
      CountDownLatch end = new CountDownLatch(1);
      root.interrupts().onInterrupt(end::countDown);
      ready(console, proxy);
      if (limit == null) {
        end.await();
      } else if (end.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        console.note("interrupted before the time of --for had passed");
      }
    }
    if (redact) {
      RedactCommand.redact(target, file);
      Files.delete(target);
    }
    return result(console, recorder);
  }

  private InetSocketAddress listenAddress() throws IOException {
    int port = DEFAULT_PORT;
    if (listen != null) {
      try {
        port = Integer.parseInt(listen);
      } catch (NumberFormatException noNumber) {
        port = -1;
      }
      if (port < 0 || port > 0xFFFF) {
        throw CommandFailure.impossible(
            "--listen: a number from 0 to 65535 expected, not \"" + listen + "\"");
      }
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(bind), port);
    } catch (IOException unknown) {
      throw CommandFailure.impossible("--bind: " + bind + " is no address of this computer");
    }
  }

  private InetSocketAddress cameraAddress() {
    try {
      if (ConnectOptions.to(target).connector() instanceof TcpConnector tcp) {
        InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.commandPort());
        if (!address.isUnresolved()) {
          return address;
        }
      }
      throw CommandFailure.noVerdict("no address is known for host " + target);
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    }
  }

  private static RecordingProxy start(
      InetSocketAddress listen, InetSocketAddress camera, CaptureRecorder recorder, Console console)
      throws IOException {
    try {
      return RecordingProxy.start(
          listen,
          camera,
          recorder,
          task -> {
            Thread thread = new Thread(task, "record");
            thread.setDaemon(true);
            return thread;
          },
          console::error);
    } catch (IOException taken) {
      throw CommandFailure.noVerdict(
          taken.getMessage() + "; --listen N takes another port, --listen 0 any free one");
    }
  }

  private void ready(Console console, RecordingProxy proxy) {
    String line = "READY v=1 ptpip=" + bind + ":" + proxy.address().getPort() + " camera=" + target;
    if (console.json()) {
      console.err().print(line + "\n");
      console.err().flush();
    } else {
      console.line(line);
    }
    console.note("recording into " + file + ", ^C ends");
  }

  private ExitCode result(Console console, CaptureRecorder recorder) {
    if (console.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", String.valueOf(file));
      json.put("camera", target);
      json.put("connections", recorder.connections());
      json.put("frames", recorder.frames());
      json.put("bytes", recorder.payloadBytes());
      console.line(Json.text(json));
    } else {
      console.line(
          Human.count(recorder.connections(), "connection")
              + " · "
              + Human.size(recorder.payloadBytes())
              + " · "
              + Human.count(recorder.frames(), "frame")
              + " in "
              + file);
    }
    if (recorder.failure().isPresent()) {
      throw CommandFailure.noVerdict(
          file + " is not complete: " + recorder.failure().get().getMessage());
    }
    if (recorder.payloadBytes() == 0) {
      throw CommandFailure.noVerdict("nothing was said, so nothing is recorded");
    }
    return ExitCode.GOOD;
  }
}
