package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a passive rule has seen: how much there was to judge, and what was wrong with it. */
public final class PassiveFindings {
  private static final int MOST = 50;

  private final List<Finding> findings = new ArrayList<>();
  private long judged;

  private final TargetFacts facts;

  /** Nothing so far, of a target that says this of itself. */
  public PassiveFindings(TargetFacts facts) {
    this.facts = facts;
  }

  /** What the target says of itself. */
  public TargetFacts facts() {
    return facts;
  }

  /** One more thing was looked at that the rule is about. */
  public void judged() {
    judged++;
  }

  /** Bytes {@code from} to {@code to} of a frame are not as wanted. */
  public void mismatch(Frame frame, int from, int to, String wanted, String got) {
    add(Finding.Weight.MISMATCH, frame, from, to, wanted, got);
  }

  /** The same, tolerated unless the run is strict. */
  public void tolerated(Frame frame, int from, int to, String wanted, String got) {
    add(Finding.Weight.TOLERATED, frame, from, to, wanted, got);
  }

  private void add(
      Finding.Weight weight, Frame frame, int from, int to, String wanted, String got) {
    if (findings.size() < MOST) {
      findings.add(Finding.of(weight, wanted, got, Optional.of(Place.in(frame, from, to))));
    }
  }

  /** How many things were looked at. */
  public long count() {
    return judged;
  }

  /** What was wrong. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }
}
