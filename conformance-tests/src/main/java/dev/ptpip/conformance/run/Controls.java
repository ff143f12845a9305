package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Call;
import dev.ptpip.protocol.code.OperationCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a case is wrapped in requests in order, so that a target that does not answer at all is not
 * taken for one that refuses.
 *
 * @param kind where they are made
 * @param call the request, if it is one of a session
 */
public record Controls(Kind kind, Optional<Function<CaseContext, Call>> call) {
  /** No controls: the case is one in itself. */
  public static final Controls NONE = new Controls(Kind.NONE, Optional.empty());

  /** A whole handshake before and after, apart from the case. */
  public static final Controls HANDSHAKE = new Controls(Kind.HANDSHAKE, Optional.empty());

  /** A harmless operation before and after, in the session of the case while it stands. */
  public static final Controls SESSION = session(Controls::harmless);

  /** Where controls are made. */
  public enum Kind {
    /** Nowhere. */
    NONE,
    /** In a handshake of their own. */
    HANDSHAKE,
    /** In the session of the case. */
    SESSION
  }

  /** A particular request before and after, in the session of the case while it stands. */
  public static Controls session(Function<CaseContext, Call> call) {
    return new Controls(Kind.SESSION, Optional.of(call));
  }

  /** An operation that any camera carries out and that changes nothing. */
  static Call harmless(CaseContext context) {
    return Call.of(
        context.facts().supports(OperationCode.GET_STORAGE_IDS)
            ? OperationCode.GET_STORAGE_IDS
            : OperationCode.GET_DEVICE_INFO);
  }
}
