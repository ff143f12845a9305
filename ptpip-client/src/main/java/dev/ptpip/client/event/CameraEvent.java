package dev.ptpip.client.event;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Arrays;
import java.util.List;

/**
 * Something happened in the camera.
 *
 * @param code what; unknown codes are delivered as they are
 * @param transactionId the transaction that caused it, {@link TransactionId#ANY} if none did or the
 *     camera does not tell
 * @param parameters raw 32-bit numbers; omitted ones mean 0
 * @param source the way it came
 */
public record CameraEvent(
    EventCode code, TransactionId transactionId, List<Integer> parameters, Source source) {
  /** The ways for events to come. */
  public enum Source {
    /** The Event connection. */
    CONNECTION,
    /** A list that is asked for with an operation of the vendor. */
    POLLED
  }

  /** Copies the list. */
  public CameraEvent {
    parameters = List.copyOf(parameters);
  }

  /** An event of a polled list, which names no transaction. */
  public static CameraEvent polled(EventCode code, List<Integer> parameters) {
    return new CameraEvent(code, TransactionId.ANY, parameters, Source.POLLED);
  }

  /** An event of the Event connection that no transaction caused. */
  public static CameraEvent of(EventCode code, int... parameters) {
    return new CameraEvent(
        code, TransactionId.ANY, Arrays.stream(parameters).boxed().toList(), Source.CONNECTION);
  }

  /** Raw value of parameter {@code number} (from 1); 0 if it was omitted. */
  public int parameter(int number) {
    return number <= parameters.size() ? parameters.get(number - 1) : 0;
  }
}
