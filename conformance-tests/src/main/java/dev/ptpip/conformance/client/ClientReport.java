package dev.ptpip.conformance.client;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Footprint;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Preflight;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.RunStart;
import dev.ptpip.conformance.run.Strictness;
import dev.ptpip.conformance.run.TargetFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what came of cases for clients into the form that reports, lists of known failures and
 * comparisons take.
 *
 * @param command the client, as it was typed
 * @param options how the run was to be
 * @param deadline how long the client may take for a case
 * @param at when it began
 */
public record ClientReport(String command, RunOptions options, Duration deadline, Instant at) {
  /** How a run with this seed and strictness is to be. */
  public static RunOptions options(long seed, Strictness strictness) {
    RunOptions usual = RunOptions.of(Profile.PTPIP, Identity.stranger(seed)).with(strictness);
    return new RunOptions(
        usual.select(),
        usual.skip(),
        Optional.of(Permission.all()),
        usual.profile(),
        usual.set(),
        usual.strictness(),
        usual.repeat(),
        usual.timeScale(),
        seed,
        usual.identity());
  }

  /** All cases for clients, in their groups. */
  public static Catalogue catalogue() {
    Map<String, List<ConformanceCase>> groups = new LinkedHashMap<>();
    for (ClientCase each : ClientCases.all()) {
      groups.computeIfAbsent(each.group(), name -> new ArrayList<>()).add(declared(each));
    }
    return new Catalogue(
        groups.entrySet().stream()
            .map(each -> new CaseGroup(each.getKey(), each.getValue()))
            .toList());
  }

  /** A case as it stands in a catalogue; it is not run from there. */
  private static ConformanceCase declared(ClientCase each) {
    return Declared.ALL.computeIfAbsent(each.id(), id -> made(each));
  }

  private static ConformanceCase made(ClientCase each) {
    return new ConformanceCase(
        each.id(),
        each.basis().rule(),
        List.of(),
        each.title(),
        Permission.READ,
        List.of(),
        Controls.NONE,
        Optional.of(
            context -> {
              throw new IllegalStateException(each.id() + " is for clients");
            }),
        Optional.empty(),
        Optional.empty(),
        Duration.ofMinutes(2),
        Optional.empty(),
        Optional.empty());
  }

  /** One object for each case, so that catalogues find it again. */
  private static final class Declared {
    static final Map<String, ConformanceCase> ALL = new java.util.concurrent.ConcurrentHashMap<>();
  }

  /** The run. */
  public RunResult run(
      List<ClientCase> cases, List<ClientResult> results, Optional<String> stopped, Duration time) {
    RunStart start =
        new RunStart(
            Target.client(command),
            TargetFacts.NONE,
            options,
            Set.of(),
            new Timing(Duration.ZERO, deadline, Duration.ZERO, 1),
            new Preflight(List.of()),
            cases.stream().map(ClientReport::declared).toList(),
            List.of(),
            at);
    return new RunResult(
        start,
        results.stream().map(this::result).toList(),
        new Footprint.Summary(0, 0, 0, List.of()),
        stopped,
        time);
  }

  private CaseResult result(ClientResult each) {
    List<String> notes = new ArrayList<>();
    notes.add("camera: " + each.clientCase().scene().text());
    each.fired().forEach(fired -> notes.add("fired: " + fired));
    notes.add("client: " + each.exit().text());
    if (!each.exit().output().isBlank()) {
      notes.add("output: " + each.exit().output().strip());
    }
    return new CaseResult(
        declared(each.clientCase()),
        each.verdict(),
        each.reason(),
        each.found().stream().map(found -> finding(each, found)).toList(),
        notes,
        List.of(),
        each.traffic().transcript(),
        each.exit().time(),
        again(each.clientCase()));
  }

  private static Finding finding(ClientResult each, Shortcoming found) {
    boolean hang = each.exit().hung() || each.exit().crashed();
    return Finding.of(
        hang ? Finding.Weight.HANG : Finding.Weight.MISMATCH,
        found.wanted(),
        found.got(),
        found
            .where()
            .map(seen -> new Place(seen.frame(), 0, (int) Math.min(seen.length(), 1 << 16) - 1)));
  }

  /** The command that runs a case again. */
  public String again(ClientCase each) {
    return "ptpip check-client '"
        + each.id()
        + "'"
        + (options.strictness() == Strictness.STRICT ? " --strict" : "")
        + " --seed "
        + options.seed()
        + " -- "
        + command;
  }
}
