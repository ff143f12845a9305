package dev.ptpip.conformance.known;

import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.util.Map;

/**
 * What a run comes to when what is known is taken into account.
 *
 * @param standings of each case that an entry is about, by its id
 * @param outcome the whole
 */
public record Judgement(Map<String, Standing> standings, RunResult.Outcome outcome) {
  /** Copies the map. */
  public Judgement {
    standings = Map.copyOf(standings);
  }

  /** The judgement on a run when nothing is known. */
  public static Judgement plain(RunResult run) {
    return new Judgement(Map.of(), run.outcome());
  }

  /** The standing of one case. */
  public Standing of(CaseResult result) {
    return standings.getOrDefault(result.id(), Standing.NOT_LISTED);
  }

  /** Whether a case fails just as it is known to. */
  public boolean isKnown(CaseResult result) {
    return of(result).kind() == Standing.Kind.KNOWN;
  }
}
