package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.conformance.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The frames of a conversation as they could have been seen as well: what comes on one connection
 * has no order to what comes on the other, as long as nothing is sent in between.
 */
public final class Interleaving {
  private static final int VARIANTS = 6;
  private static final long SEED = 11;

  private Interleaving() {}

  /** What passive rules find in the conversations of a run when their connections overtake. */
  public static List<String> findings(RunResult run) {
    List<String> found = new ArrayList<>();
    Random random = new Random(SEED);
    List<ConformanceCase> rules =
        run.start().cases().stream().filter(ConformanceCase::isPassive).toList();
    for (CaseResult seen : run.results()) {
      for (int variant = 0; variant < VARIANTS; variant++) {
        List<Frame> frames = variant(seen.transcript().frames(), random);
        for (ConformanceCase rule : rules) {
          PassiveFindings findings = new PassiveFindings(run.start().facts());
          rule.passive().orElseThrow().judge(frames, findings);
          for (Finding finding : findings.findings()) {
            found.add(rule + " in " + seen.conformanceCase() + ": " + finding.got());
          }
        }
      }
    }
    return found;
  }

  /** Neighbours that came on different connections change places, some of them several times. */
  static List<Frame> variant(List<Frame> frames, Random random) {
    List<Frame> result = new ArrayList<>(frames);
    for (int pass = 0; pass < 3; pass++) {
      for (int i = 0; i + 1 < result.size(); i++) {
        Frame one = result.get(i);
        Frame next = result.get(i + 1);
        if (one.lane() != next.lane()
            && one.kind().isReceived()
            && next.kind().isReceived()
            && random.nextBoolean()) {
          result.set(i, at(next, one));
          result.set(i + 1, at(one, next));
        }
      }
    }
    return result;
  }

  /** A frame at the place, and the time, of another one. */
  private static Frame at(Frame frame, Frame place) {
    return new Frame(
        place.number(),
        frame.connection(),
        frame.lane(),
        frame.kind(),
        place.at(),
        frame.length(),
        frame.kept(),
        frame.text());
  }

  /** Whether there is anything in a run that could have overtaken. */
  public static boolean isPossible(RunResult run) {
    return run.results().stream()
        .flatMap(each -> each.transcript().frames().stream())
        .anyMatch(frame -> frame.lane() == Lane.EVENT && frame.kind() == Frame.Kind.RECEIVED);
  }
}
