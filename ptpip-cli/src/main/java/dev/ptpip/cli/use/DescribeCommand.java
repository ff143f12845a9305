package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Paint;
import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.describe.Description;
import dev.ptpip.pcap.describe.Findings;
import dev.ptpip.pcap.describe.JsonForm;
import dev.ptpip.pcap.describe.Lines;
import dev.ptpip.pcap.describe.StoryListener;
import dev.ptpip.pcap.describe.TextForm;
import dev.ptpip.pcap.describe.TextOptions;
import dev.ptpip.pcap.describe.Told;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.rule.Weight;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.CodeInfo;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what a capture shows. */
@Command(
    name = "describe",
    description = {
      "what a capture shows: who asked what, and what came of it",
      "Reads pcap and pcapng files of PTP/IP and of USB cameras; ends with what the rules found"
    })
final class DescribeCommand implements Subcommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "a pcap or pcapng file")
  private Path file = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "OP",
      description = "only this operation, by name or number; repeatable")
  private final List<String> only = new ArrayList<>();

  @Option(names = "--all", arity = "0", description = "every repetition and every field")
  private boolean all;

  @Option(names = "--hex", arity = "0", description = "the bytes of data as well")
  private boolean hex;

  @Option(
      names = "--judge",
      arity = "0",
      description = "exit 1 if a requirement is not met (a finding marked ✗)")
  private boolean judge;

  @Option(
      names = "--strict",
      arity = "0",
      description = "with --judge: findings marked ! count as well")
  private boolean strict;

  @Option(
      names = "--vendor",
      paramLabel = "NAME",
      description = "whose codes these are, whatever the camera says: nikon, standard, …")
  private @Nullable String vendor;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  /** The link layers that nobody here reads, and what can be done about them. */
  private static String links(List<LinkType> unknown) {
    if (unknown.isEmpty()) {
      return "";
    }
    String names =
        unknown.stream()
            .map(link -> link + link.meaning().map(name -> " (" + name + ")").orElse(""))
            .collect(Collectors.joining(", "));
    String advice =
        unknown.stream().anyMatch(LinkType::isWireless)
            ? "record on a computer that takes part in the network, not what is on the air"
            : "record as Ethernet or IP";
    return "; frames of " + names + " are not read: " + advice + ", or with ptpip record";
  }

  @Override
  public ExitCode run() throws IOException {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    if (strict && !judge) {
      throw CommandFailure.impossible("--strict needs --judge");
    }
    Description description = open(file, extension());
    if (description.conversations().isEmpty()) {
      throw CommandFailure.impossible(
          file
              + ": no PTP/IP and no USB camera in "
              + description.summary().frames()
              + " frames"
              + links(description.summary().unknownLinks())
              + description.summary().problem().map(each -> "; " + each.getMessage()).orElse(""));
    }
    Outcome outcome = new Outcome();
    long told = tell(description, console, outcome);
    if (!only.isEmpty() && told == 0) {
      throw CommandFailure.impossible("--only: no " + String.join(", ", only) + " in " + file);
    }
    if (description.summary().problem().isPresent()) {
      throw CommandFailure.impossible(
          file + ": " + description.summary().problem().get().getMessage());
    }
    return judge && outcome.isBad(strict) ? ExitCode.NOT_GOOD : ExitCode.GOOD;
  }

  static Description open(Path file, Optional<VendorExtension> vendor) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.impossible(file + " is not a file");
    }
    try {
      return Description.of(file, vendor);
    } catch (CaptureException noCapture) {
      throw CommandFailure.impossible(file + ": " + noCapture.getMessage());
    }
  }

  private long tell(Description description, Console console, Outcome outcome) throws IOException {
    TextOptions options = options(description);
    if (console.json()) {
      Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
      JsonForm form = new JsonForm(description, options, out);
      description.tell(outcome.before(form));
      out.flush();
      return form.matching();
    }
    Paint paint = console.paint();
    TextForm form =
        new TextForm(description, options, (tone, text) -> print(console, paint, tone, text));
    description.tell(outcome.before(form));
    console.out().flush();
    return form.matching();
  }

  /** Not flushed line by line: a capture may have millions of them. */
  private static void print(Console console, Paint paint, Lines.Tone tone, String text) {
    console
        .out()
        .print(
            switch (tone) {
                  case PLAIN -> text;
                  case DIM -> paint.dim(text);
                  case BOLD -> paint.bold(text);
                  case WARNING -> paint.yellow(text);
                  case ERROR -> paint.red(text);
                }
                + "\n");
  }

  private TextOptions options(Description description) {
    Set<OperationCode> wanted = new HashSet<>();
    for (String name : only) {
      wanted.addAll(operations(name, description));
    }
    return new TextOptions(
        wanted,
        all ? TextOptions.Folding.LISTED : TextOptions.Folding.FOLDED,
        hex ? TextOptions.ShownBytes.HEX : TextOptions.ShownBytes.NONE);
  }

  private static Set<OperationCode> operations(String name, Description description) {
    List<CodeBook> books =
        Stream.concat(
                description.conversations().stream().map(each -> each.vendor().codes()),
                Stream.of(CodeBook.standard()))
            .distinct()
            .toList();
    Set<OperationCode> found =
        books.stream().flatMap(book -> book.operation(name).stream()).collect(Collectors.toSet());
    if (found.isEmpty()) {
      Optional<CodeInfo> near =
          books.stream()
              .flatMap(book -> book.nearest(CodeFamily.OPERATION, name).stream())
              .findFirst();
      throw CommandFailure.impossible(
          "--only: no operation \""
              + name
              + "\""
              + near.map(each -> "; did you mean " + each.label() + "?").orElse(""));
    }
    return found;
  }

  private Optional<VendorExtension> extension() {
    String name = vendor;
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        VendorExtensions.installed()
            .named(name)
            .orElseThrow(
                () ->
                    CommandFailure.impossible(
                        "--vendor: one of "
                            + VendorExtensions.installed().all().stream()
                                .map(each -> each.vendor().id())
                                .collect(Collectors.joining(", "))
                            + " expected, not \""
                            + name
                            + "\"")));
  }

  /** What was found in the end. */
  private static final class Outcome {
    private long errors;
    private long warnings;

    StoryListener before(StoryListener form) {
      return new StoryListener() {
        @Override
        public void begins(dev.ptpip.pcap.conversation.Conversation conversation) {
          form.begins(conversation);
        }

        @Override
        public void told(Told told) {
          form.told(told);
        }

        @Override
        public void ends(Findings findings, Optional<String> problem) {
          errors = findings.count(Weight.ERROR);
          warnings = findings.count(Weight.WARNING);
          form.ends(findings, problem);
        }
      };
    }

    boolean isBad(boolean strictly) {
      return errors > 0 || (strictly && warnings > 0);
    }
  }
}
