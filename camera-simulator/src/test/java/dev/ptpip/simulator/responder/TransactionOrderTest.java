package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.responder.TransactionOrder.Rule;
import org.junit.jupiter.api.Test;

class TransactionOrderTest {
  private static OperationRequest request(OperationCode operation, long id) {
    return OperationRequest.of(DataPhase.NONE_OR_IN, operation, new TransactionId((int) id));
  }

  private static OperationRequest request(long id) {
    return request(OperationCode.GET_STORAGE_IDS, id);
  }

  @Test
  void aBodyThatTakesAnyIdTakesAnyId() {
    TransactionOrder order = new TransactionOrder(Rule.ANY);

    assertThat(order.acceptInSession(request(0))).isTrue();
    assertThat(order.acceptInSession(request(0xFFFF_FFFFL))).isTrue();
    assertThat(order.acceptOutsideSession(request(2022))).isTrue();
  }

  /** PTP-TXN-08, PTP-TXN-09, PTP-TXN-10. */
  @Test
  void zeroAndAllOnesAreNoIdsWithinASession() {
    TransactionOrder order = new TransactionOrder(Rule.VALID);

    assertThat(order.acceptInSession(request(0))).isFalse();
    assertThat(order.acceptInSession(request(0xFFFF_FFFFL))).isFalse();
    assertThat(order.acceptInSession(request(17))).isTrue();
    assertThat(order.acceptInSession(request(17))).isTrue();
    assertThat(order.acceptOutsideSession(request(5))).isTrue();
  }

  @Test
  void openSessionInASessionIsNotJudgedByItsId() {
    TransactionOrder valid = new TransactionOrder(Rule.VALID);
    TransactionOrder counting = new TransactionOrder(Rule.COUNTING);

    assertThat(valid.acceptInSession(request(OperationCode.OPEN_SESSION, 0))).isTrue();
    assertThat(counting.acceptInSession(request(OperationCode.OPEN_SESSION, 0))).isTrue();
    assertThat(counting.acceptInSession(request(1))).isTrue();
  }

  /** PTP-TXN-06, PTP-TXN-10: a refused id does not move the count. */
  @Test
  void aStrictCameraCounts() {
    TransactionOrder order = new TransactionOrder(Rule.COUNTING);

    assertThat(order.acceptOutsideSession(request(5))).isFalse();
    assertThat(order.acceptOutsideSession(request(0))).isTrue();
    assertThat(order.acceptInSession(request(1))).isTrue();
    assertThat(order.acceptInSession(request(1))).isFalse();
    assertThat(order.acceptInSession(request(12))).isFalse();
    assertThat(order.acceptInSession(request(2))).isTrue();
  }

  /** PTP-SESS-15. */
  @Test
  void aNewSessionCountsFromOneAgain() {
    TransactionOrder order = new TransactionOrder(Rule.COUNTING);
    assertThat(order.acceptInSession(request(1))).isTrue();
    assertThat(order.acceptInSession(request(2))).isTrue();

    order.sessionOpened();

    assertThat(order.acceptInSession(request(1))).isTrue();
  }
}
