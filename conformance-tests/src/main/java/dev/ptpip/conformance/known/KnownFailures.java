package dev.ptpip.conformance.known;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.TargetFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failures that are known, in the order of their file.
 *
 * @param entries one by one
 */
public record KnownFailures(List<KnownFailure> entries) {
  /** Nothing is known. */
  public static final KnownFailures NONE = new KnownFailures(List.of());

  /** What an entry says that nobody has explained yet. */
  public static final String UNEXPLAINED = "not explained yet";

  /** Copies the list. */
  public KnownFailures {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if something in it is wrong; says which entry
   */
  public static KnownFailures read(Path file) throws IOException {
    return KnownFile.read(file);
  }

  /** Writes a file that {@link #read} understands. */
  public void write(Path file) throws IOException {
    KnownFile.write(this, file);
  }

  /** The judgement on a run on the day {@code today}. */
  public Judgement judge(RunResult run, LocalDate today) {
    Map<String, Standing> standings = new HashMap<>();
    for (CaseResult each : run.results()) {
      Standing standing = standing(each, run.start().facts(), today);
      if (standing.kind() != Standing.Kind.NOT_LISTED) {
        standings.put(each.id(), standing);
      }
    }
    RunResult.Outcome plain =
        run.outcome(
            each ->
                standings.getOrDefault(each.id(), Standing.NOT_LISTED).kind()
                    == Standing.Kind.KNOWN);
    boolean red = standings.values().stream().anyMatch(each -> each.kind().isRed());
    return new Judgement(
        standings,
        red && plain != RunResult.Outcome.OUR_ERROR ? RunResult.Outcome.NOT_GOOD : plain);
  }

  /** What the list makes of one result. */
  private Standing standing(CaseResult result, TargetFacts facts, LocalDate today) {
    List<KnownFailure> about =
        entries.stream().filter(each -> isAbout(each, result, facts)).toList();
    if (about.isEmpty() || result.verdict() == Verdict.ERROR) {
      return Standing.NOT_LISTED;
    }
    Optional<KnownFailure> same = about.stream().filter(each -> isSame(each, result)).findFirst();
    KnownFailure entry = same.orElse(about.get(0));
    return new Standing(kind(entry, result, same.isPresent(), today), Optional.of(entry));
  }

  private static Standing.Kind kind(
      KnownFailure entry, CaseResult result, boolean same, LocalDate today) {
    if (entry.until().filter(today::isAfter).isPresent()) {
      return Standing.Kind.EXPIRED;
    }
    if (same) {
      return Standing.Kind.KNOWN;
    }
    return switch (result.verdict()) {
      case PASS -> Standing.Kind.PASSES;
      case FAIL, WARN, DIFFERS -> Standing.Kind.FAILS_DIFFERENTLY;
      default -> Standing.Kind.NOT_LISTED;
    };
  }

  private static boolean isAbout(KnownFailure entry, CaseResult result, TargetFacts facts) {
    return entry.caseId().equals(result.id())
        && entry.camera().map(camera -> camera.matches(facts)).orElse(true);
  }

  private static boolean isSame(KnownFailure entry, CaseResult result) {
    return entry.verdict() == result.verdict()
        && GotText.stable(entry.got()).equals(GotText.of(result));
  }

  /**
   * The list under which {@code run} is as known: what fails is in it as it fails now, what passes
   * is not. Entries about other cases and other cameras stay, reasons and links too; a day that is
   * over is dropped, for whoever asks for this has looked again.
   */
  public KnownFailures updated(RunResult run, LocalDate today) {
    TargetFacts facts = run.start().facts();
    Map<String, CaseResult> results = new HashMap<>();
    run.results().forEach(each -> results.put(each.id(), each));
    List<KnownFailure> kept = new ArrayList<>();
    Map<String, KnownFailure> written = new HashMap<>();
    for (KnownFailure entry : entries) {
      Optional<CaseResult> result =
          Optional.ofNullable(results.get(entry.caseId()))
              .filter(each -> isAbout(entry, each, facts));
      if (result.isEmpty() || isOpen(result.get())) {
        kept.add(entry);
      } else if (isListed(result.get(), run) && !written.containsKey(entry.caseId())) {
        KnownFailure renewed = renewed(entry, result.get(), today);
        kept.add(renewed);
        written.put(entry.caseId(), renewed);
      }
    }
    for (CaseResult each : run.results()) {
      if (isListed(each, run) && !written.containsKey(each.id())) {
        kept.add(entry(each, facts));
      }
    }
    return new KnownFailures(kept);
  }

  private static boolean isOpen(CaseResult result) {
    return switch (result.verdict()) {
      case INCONCLUSIVE, NOT_APPLICABLE, ERROR -> true;
      default -> false;
    };
  }

  private static boolean isListed(CaseResult result, RunResult run) {
    return result.verdict() == Verdict.FAIL
        || (result.verdict() == Verdict.WARN
            && run.start().options().strictness() == dev.ptpip.conformance.run.Strictness.STRICT);
  }

  private static KnownFailure renewed(KnownFailure entry, CaseResult result, LocalDate today) {
    boolean same = isSame(entry, result);
    return new KnownFailure(
        entry.caseId(),
        entry.camera(),
        result.verdict(),
        same ? entry.got() : GotText.of(result),
        entry.reason(),
        entry.link(),
        entry.until().filter(day -> !today.isAfter(day)));
  }

  private static KnownFailure entry(CaseResult result, TargetFacts facts) {
    return new KnownFailure(
        result.id(),
        CameraMatch.of(facts),
        result.verdict(),
        GotText.of(result),
        UNEXPLAINED,
        "",
        Optional.empty());
  }
}
