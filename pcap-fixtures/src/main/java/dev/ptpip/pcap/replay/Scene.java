package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import java.util.List;
import java.util.Optional;

/**
 * A transaction on a tape, and the events around it.
 *
 * @param number its place on the tape, from 1
 * @param transaction what was captured
 * @param during events between its request and its response, with the time since the request
 * @param behind events between its response and the next request, with the time since the response
 * @param ending how the connection ended in place of a response
 */
public record Scene(
    int number,
    CapturedTransaction transaction,
    List<TapeEvent> during,
    List<TapeEvent> behind,
    Optional<Ending> ending) {
  /** Copies the lists. */
  public Scene {
    during = List.copyOf(during);
    behind = List.copyOf(behind);
  }

  /** What was asked. */
  public OperationRequest request() {
    return transaction.request();
  }

  /** The operation. */
  public OperationCode operation() {
    return transaction.operation();
  }

  /** The data that the camera sent. */
  public Optional<CapturedData> answerData() {
    return transaction.data().filter(data -> data.sender() == Side.RESPONDER);
  }

  /** The data that the computer sent. */
  public Optional<CapturedData> requestData() {
    return transaction.data().filter(data -> data.sender() == Side.INITIATOR);
  }
}
