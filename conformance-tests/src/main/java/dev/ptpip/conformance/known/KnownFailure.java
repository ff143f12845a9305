package dev.ptpip.conformance.known;

import dev.ptpip.conformance.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A failure that is accepted, as long as it stays the same.
 *
 * @param caseId which case
 * @param camera of which cameras; of all if empty
 * @param verdict how it ends
 * @param got what comes instead of what is wanted
 * @param reason why it is accepted
 * @param link more about it, or empty
 * @param until the last day on which it is accepted, if there is one
 */
public record KnownFailure(
    String caseId,
    Optional<CameraMatch> camera,
    Verdict verdict,
    String got,
    String reason,
    String link,
    Optional<LocalDate> until) {}
