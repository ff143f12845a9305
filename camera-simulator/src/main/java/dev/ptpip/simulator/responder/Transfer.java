package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.packet.OperationRequest;
import java.util.OptionalLong;

/**
 * A data phase that is under way.
 *
 * @param initiator of whose transaction
 * @param request which transaction
 * @param from who sends
 * @param done payload bytes that went through
 * @param total how many there will be; empty if it is not known
 */
public record Transfer(
    Initiator initiator, OperationRequest request, From from, long done, OptionalLong total) {
  /** Who sends data. */
  public enum From {
    /** The camera. */
    CAMERA,
    /** The initiator. */
    INITIATOR
  }
}
