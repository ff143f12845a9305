package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.redact.RedactSummary;
import dev.ptpip.pcap.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a capture fit to be attached to an issue. */
@Command(
    name = "redact",
    description = {
      "a copy of a capture that can be shown to others",
      "Lengths and times stay. Overwrites GUIDs, names, serial numbers, texts, pictures, and"
          + " whatever is not known to be harmless. Requests, responses, events and numbers stay"
    })
final class RedactCommand implements Subcommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "a pcap or pcapng file")
  private @Nullable Path in;

  @Option(
      names = "-o",
      paramLabel = "FILE.pcapng",
      required = true,
      description = "where the copy goes; a file that is there is replaced")
  private @Nullable Path out;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws IOException {
    if (root == null || in == null || out == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    if (!Files.isRegularFile(in)) {
      throw CommandFailure.impossible(in + ": no such file");
    }
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw CommandFailure.impossible("-o: the copy can't be the file itself");
    }
    RedactSummary summary = redact(in, out);
    tell(console, summary, out);
    if (summary.problem().isPresent()) {
      throw CommandFailure.impossible(
          in + " is broken, the copy ends there: " + summary.problem().get().getMessage());
    }
    if (summary.packets() == 0) {
      throw CommandFailure.impossible(in + " shows no PTP; every byte was overwritten");
    }
    return ExitCode.GOOD;
  }

  /**
   * Redacts.
   *
   * @throws CommandFailure if {@code from} is no capture
   */
  static RedactSummary redact(Path from, Path to) throws IOException {
    try {
      return Redactor.redact(from, to);
    } catch (CaptureException noCapture) {
      throw CommandFailure.impossible(from + ": " + noCapture.getMessage());
    }
  }

  private static void tell(Console console, RedactSummary summary, Path out) {
    if (console.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", out.toString());
      json.put("frames", summary.frames());
      json.put("packets", summary.packets());
      json.put("kept", summary.keptBytes());
      json.put("overwritten", summary.removedBytes());
      console.line(Json.text(json));
      return;
    }
    console.line(
        Human.count(summary.frames(), "frame")
            + " · "
            + Human.count(summary.packets(), "packet")
            + " · "
            + Human.size(summary.removedBytes())
            + " overwritten · "
            + out);
  }
}
