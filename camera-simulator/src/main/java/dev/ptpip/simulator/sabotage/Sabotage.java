package dev.ptpip.simulator.sabotage;

/**
 * A camera that breaks one rule.
 *
 * @param caseId the case of the judge that has to see it, {@code PTP-STOR-05}
 * @param profile what the camera is held to by that judge, {@code nikon}
 * @param fault the rule that does it, in the words of docs/faults.md
 * @param verdict what level and certainty of the rule allow to call it, {@code FAIL} or {@code
 *     WARN}
 */
public record Sabotage(String caseId, String profile, String fault, String verdict) {}
