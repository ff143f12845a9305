package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the responder checks before a handler is called.
 *
 * @param code the operation
 * @param direction who sends data
 * @param parameters number of parameters that the operation defines, 0 to 5; a value other than 0
 *     behind them is answered Parameter_Not_Supported (MTP 1.1 §4.5.3.4)
 * @param traits deviations from the common case
 * @param malformedData what data beyond {@link #MAX_DATA_BYTES} is answered with
 */
public record OperationSpec(
    OperationCode code,
    DataDirection direction,
    int parameters,
    Set<Trait> traits,
    ResponseCode malformedData) {
  /** Most bytes of a data phase that is collected in memory for a handler. */
  public static final int MAX_DATA_BYTES = 1024 * 1024;

  /** Deviations from the common case. */
  public enum Trait {
    /** Works without an open session, as GetDeviceInfo. */
    WITHOUT_SESSION,
    /** Answered Device_Busy while an asynchronous operation of the camera runs. */
    REFUSED_WHILE_BUSY
  }

  /** Checks the ranges. */
  public OperationSpec {
    if (parameters < 0 || parameters > OperationRequest.MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          code + ": an operation has 0 to 5 parameters, not " + parameters);
    }
    traits = Set.copyOf(traits);
  }

  /** An operation without a data phase. */
  public static OperationSpec noData(OperationCode code, int parameters) {
    return new OperationSpec(
        code, DataDirection.NONE, parameters, Set.of(), ResponseCode.INVALID_DATASET);
  }

  /** An operation that answers with data. */
  public static OperationSpec dataIn(OperationCode code, int parameters) {
    return new OperationSpec(
        code, DataDirection.FROM_RESPONDER, parameters, Set.of(), ResponseCode.INVALID_DATASET);
  }

  /** An operation that brings data. */
  public static OperationSpec dataOut(OperationCode code, int parameters) {
    return new OperationSpec(
        code, DataDirection.FROM_INITIATOR, parameters, Set.of(), ResponseCode.INVALID_DATASET);
  }

  /** The same, working without an open session. */
  public OperationSpec withoutSession() {
    return with(Trait.WITHOUT_SESSION);
  }

  /** The same, answered Device_Busy while an asynchronous operation of the camera runs. */
  public OperationSpec refusedWhileBusy() {
    return with(Trait.REFUSED_WHILE_BUSY);
  }

  /** The same with another answer to data that is too long to be meant. */
  public OperationSpec malformedData(ResponseCode answer) {
    return new OperationSpec(code, direction, parameters, traits, answer);
  }

  private OperationSpec with(Trait trait) {
    EnumSet<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new OperationSpec(code, direction, parameters, more, malformedData);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
