package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks the responder to carry out an operation (CIPA DC-005 §2.3.6). There is no session id: the
 * connection stands for the session.
 *
 * @param dataPhaseInfo direction of the data phase as it is on the wire, 4 bytes; see {@link
 *     DataPhase}
 * @param operation the operation; 2 bytes
 * @param transactionId number of the transaction; 4 bytes
 * @param parameters at most five, 4 bytes each; omitted ones mean 0
 */
public record OperationRequest(
    int dataPhaseInfo,
    OperationCode operation,
    TransactionId transactionId,
    List<Integer> parameters)
    implements Packet {
  /** Most parameters that a request can have. */
  public static final int MAX_PARAMETERS = 5;

  /** Who sends data in the transaction. */
  public enum DataPhase {
    /** 1: nobody, or the responder. */
    NONE_OR_IN(1),
    /** 2: the initiator. */
    OUT(2),
    /** 3: the initiator does not know. */
    UNKNOWN(3);

    private static final DataPhase[] BY_CODE = values();

    private final int code;

    DataPhase(int code) {
      this.code = code;
    }

    /** The number on the wire. */
    public int code() {
      return code;
    }

    /** The value with this number, if the standard defines one. */
    public static Optional<DataPhase> of(int code) {
      return code >= 1 && code <= BY_CODE.length
          ? Optional.of(BY_CODE[code - 1])
          : Optional.empty();
    }
  }

  /** Checks the number of parameters. */
  public OperationRequest {
    parameters = Parameters.check(parameters, MAX_PARAMETERS);
  }

  /** A request with parameters as raw 32-bit numbers. */
  public static OperationRequest of(
      DataPhase dataPhase,
      OperationCode operation,
      TransactionId transactionId,
      int... parameters) {
    return new OperationRequest(
        dataPhase.code(), operation, transactionId, Arrays.stream(parameters).boxed().toList());
  }

  /**
   * Reads the packet; a DataPhaseInfo that the standard does not define is an anomaly (0 was
   * observed of a Sony initiator).
   */
  static OperationRequest read(DataReader in) {
    int at = in.offset();
    int dataPhaseInfo = in.int32("DataPhaseInfo");
    if (DataPhase.of(dataPhaseInfo).isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          at,
          "DataPhaseInfo",
          "PTPIP-TXN-17",
          "1, 2 or 3 expected, 0x%X came".formatted(dataPhaseInfo));
    }
    return new OperationRequest(
        dataPhaseInfo,
        new OperationCode(in.uint16("OperationCode")),
        new TransactionId(in.int32("TransactionID")),
        Parameters.read(in, MAX_PARAMETERS, "PTPIP-FRAME-12"));
  }

  /** Direction of the data phase, if it is one that the standard defines. */
  public Optional<DataPhase> dataPhase() {
    return DataPhase.of(dataPhaseInfo);
  }

  /**
   * Raw value of parameter {@code number}; 0 if it was omitted.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not 1 to 5
   */
  public int parameter(int number) {
    return Parameters.value(parameters, number, MAX_PARAMETERS);
  }

  @Override
  public int typeCode() {
    return PacketType.OPERATION_REQUEST.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(dataPhaseInfo).uint16(operation.raw()).int32(transactionId.raw());
    parameters.forEach(out::int32);
  }

  @Override
  public String toString() {
    return "OperationRequest[dataPhaseInfo="
        + Integer.toUnsignedString(dataPhaseInfo)
        + ", operation="
        + operation
        + ", transactionId="
        + transactionId
        + ", parameters="
        + Parameters.hex(parameters)
        + "]";
  }
}
