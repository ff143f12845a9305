package dev.ptpip.conformance.run;

import java.util.List;

/**
 * Traffic for a passive rule that is run alone, where the usual one has nothing that the rule is
 * about.
 *
 * @param permission what the target has to suffer
 * @param body makes the traffic
 * @param needs what the target has to offer
 */
public record Provocation(Permission permission, CaseBody body, List<Need> needs) {
  /** Copies the list. */
  public Provocation {
    needs = List.copyOf(needs);
  }
}
