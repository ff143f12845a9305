package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One transaction that came to its end.
 *
 * @param number counts from 1 for each camera
 * @param at when the request came, in the camera's time
 * @param initiator who asked
 * @param request what was asked
 * @param response how it ended
 * @param responseParameters parameters of the response
 * @param bytesTaken payload bytes from the initiator
 * @param bytesSent payload bytes to the initiator
 * @param duration real time from the request to the response
 */
public record JournalEntry(
    long number,
    Instant at,
    Initiator initiator,
    OperationRequest request,
    ResponseCode response,
    List<Integer> responseParameters,
    long bytesTaken,
    long bytesSent,
    Duration duration) {
  /** Copies the list. */
  public JournalEntry {
    responseParameters = List.copyOf(responseParameters);
  }
}
