package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One transaction, from its request to its response or to the end of the connection.
 *
 * @param number counts from 1 for each camera
 * @param at when the request came, in the camera's time
 * @param initiator who asked
 * @param request what was asked
 * @param response how it ended; empty if no response was sent
 * @param responseParameters parameters of the response
 * @param bytesTaken payload bytes from the initiator
 * @param bytesSent payload bytes to the initiator; of a data phase that was cut, those that the
 *     camera had begun to send
 * @param bytesMeant payload bytes that the data phase to the initiator should have had
 * @param duration real time from the request to the end
 * @param rules the rules of the scenario that touched it, each with what it did
 * @param broken why there is no response; empty if there is one
 */
public record JournalEntry(
    long number,
    Instant at,
    Initiator initiator,
    OperationRequest request,
    Optional<ResponseCode> response,
    List<Integer> responseParameters,
    long bytesTaken,
    long bytesSent,
    long bytesMeant,
    Duration duration,
    List<String> rules,
    Optional<String> broken)
    implements JournalItem {
  /** Copies the lists. */
  public JournalEntry {
    responseParameters = List.copyOf(responseParameters);
    rules = List.copyOf(rules);
  }

  /** What was asked for. */
  public OperationCode operation() {
    return request.operation();
  }

  /** Whether the response was OK. */
  public boolean isOk() {
    return response.filter(ResponseCode.OK::equals).isPresent();
  }

  /** Whether no response was sent. */
  public boolean isBroken() {
    return broken.isPresent();
  }
}
