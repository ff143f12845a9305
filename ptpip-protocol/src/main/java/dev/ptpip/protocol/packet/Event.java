package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Arrays;
import java.util.List;

/**
 * Tells that something happened; travels on the Event connection only and is not acknowledged (CIPA
 * DC-005 §2.3.8).
 *
 * @param event what happened; 2 bytes on the wire
 * @param transactionId the transaction that caused it, {@link TransactionId#ANY} if none did; 4
 *     bytes
 * @param parameters at most three, 4 bytes each; omitted ones mean 0
 */
public record Event(EventCode event, TransactionId transactionId, List<Integer> parameters)
    implements Packet {
  /** Most parameters that an event can have. */
  public static final int MAX_PARAMETERS = 3;

  /** Checks the number of parameters. */
  public Event {
    parameters = Parameters.check(parameters, MAX_PARAMETERS);
  }

  /** An event with parameters as raw 32-bit numbers. */
  public static Event of(EventCode event, TransactionId transactionId, int... parameters) {
    return new Event(event, transactionId, Arrays.stream(parameters).boxed().toList());
  }

  static Event read(DataReader in) {
    return new Event(
        new EventCode(in.uint16("EventCode")),
        new TransactionId(in.int32("TransactionID")),
        Parameters.read(in, MAX_PARAMETERS, "PTPIP-EVT-02"));
  }

  /**
   * Raw value of parameter {@code number}; 0 if it was omitted.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not 1 to 3
   */
  public int parameter(int number) {
    return Parameters.value(parameters, number, MAX_PARAMETERS);
  }

  @Override
  public int typeCode() {
    return PacketType.EVENT.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.uint16(event.raw()).int32(transactionId.raw());
    parameters.forEach(out::int32);
  }

  @Override
  public String toString() {
    return "Event[event="
        + event
        + ", transactionId="
        + transactionId
        + ", parameters="
        + Parameters.hex(parameters)
        + "]";
  }
}
