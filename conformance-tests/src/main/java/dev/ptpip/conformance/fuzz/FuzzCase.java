package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.book.Certainty;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found, so that it can be played again: the steps, and which rule the target broke.
 *
 * @param rule id of the requirement that is not met
 * @param kind what sort of fault it is
 * @param title what holds when the case passes
 * @param wanted what the target should have done
 * @param got what it did
 * @param target what it was
 * @param seed of the fuzz that found it
 * @param round the conversation that it was found with
 * @param steps what is done
 */
public record FuzzCase(
    String rule,
    String kind,
    String title,
    String wanted,
    String got,
    String target,
    long seed,
    long round,
    List<Step> steps) {
  private static final Guid NOBODY = new Guid(Bytes.copyOf(new byte[Guid.LENGTH]));

  /** Copies the list. */
  public FuzzCase {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if it is no case
   */
  public static FuzzCase read(Path file) throws IOException {
    return CaseFile.read(file);
  }

  /**
   * Writes a file; one that is there is replaced.
   *
   * @param again the command that plays it again
   */
  public void write(Path file, String again) throws IOException {
    CaseFile.write(this, file, again);
  }

  /** The command that plays it again, from the folder that {@code file} is relative to. */
  public String again(Target played, Path file, Optional<Set<Permission>> allow) {
    StringBuilder line = new StringBuilder("ptpip check ").append(played.text());
    line.append(' ').append(file);
    if (played.address().getPort() != played.eventAddress().getPort()) {
      line.append(" --event-port ").append(played.eventAddress().getPort());
    }
    allow.ifPresent(
        allowed ->
            line.append(" --allow ")
                .append(
                    allowed.stream()
                        .sorted()
                        .map(Permission::word)
                        .collect(Collectors.joining(","))));
    if (RuleBook.standard().get(rule).certainty() == Certainty.C) {
      line.append(" --strict");
    }
    return line.toString();
  }

  /** How many messages are sent. */
  public long messages() {
    return steps.stream().filter(Step.Send.class::isInstance).count();
  }

  /** What is sent, in a few words, one line a message. */
  public List<String> words() {
    return steps.stream()
        .filter(Step.Send.class::isInstance)
        .map(Step.Send.class::cast)
        .map(FuzzCase::words)
        .toList();
  }

  /** Names of what is sent, which tell one finding from another. */
  String shape() {
    return kind
        + ":"
        + rule
        + ":"
        + words().stream()
            .map(each -> each.replaceAll("[,\"].*", ""))
            .collect(Collectors.joining("|"));
  }

  /** A message in a few words. */
  static String words(Step.Send send) {
    Bytes bytes = send.bytes().fill(NOBODY, new ConnectionNumber(0));
    try {
      return Words.of(Packet.decode(bytes, DecodePolicy.LENIENT));
    } catch (DecodeException none) {
      return bytes.size() + " bytes that are no packet";
    }
  }
}
