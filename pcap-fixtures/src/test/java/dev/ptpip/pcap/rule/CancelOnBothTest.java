package dev.ptpip.pcap.rule;

import static dev.ptpip.pcap.conversation.Side.INITIATOR;
import static dev.ptpip.pcap.conversation.Side.RESPONDER;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.TRANSACTION_CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.Ending.How;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.value.TransactionId;
import org.junit.jupiter.api.Test;

/** Two connections are read in any order; who cancels on both is never blamed for that. */
class CancelOnBothTest {
  private static final String RULE = "PTPIP-CANCEL-02";
  private static final Cancel CANCEL = new Cancel(new TransactionId(1));

  private static Traffic asked() {
    return Traffic.session().ask(GET_OBJECT, 1);
  }

  private static Traffic over(Traffic traffic) {
    return traffic
        .ask(GET_STORAGE_IDS, 2)
        .answer(OK, 2)
        .ends(INITIATOR, Route.EVENT, How.CLOSED)
        .ends(INITIATOR, Route.COMMAND, How.CLOSED)
        .end();
  }

  @Test
  void cancelThatIsReadBehindTheResponseCounts() {
    Traffic traffic =
        asked()
            .client(Route.EVENT, CANCEL)
            .answer(TRANSACTION_CANCELLED, 1)
            .client(Route.COMMAND, CANCEL);
    assertThat(over(traffic).ids()).doesNotContain(RULE);
  }

  @Test
  void cancelOfTheEventConnectionThatIsReadBehindTheNextRequestCounts() {
    Traffic traffic =
        asked()
            .client(Route.COMMAND, CANCEL)
            .answer(TRANSACTION_CANCELLED, 1)
            .ask(GET_STORAGE_IDS, 2)
            .client(Route.EVENT, CANCEL)
            .answer(OK, 2)
            .ask(GET_STORAGE_IDS, 3)
            .answer(OK, 3)
            .ends(INITIATOR, Route.EVENT, How.CLOSED)
            .close();
    assertThat(traffic.ids()).doesNotContain(RULE);
  }

  @Test
  void cancelThatIsReadBeforeTheRequestItNamesCounts() {
    Traffic traffic =
        Traffic.session()
            .client(Route.EVENT, CANCEL)
            .ask(GET_OBJECT, 1)
            .client(Route.COMMAND, CANCEL)
            .answer(TRANSACTION_CANCELLED, 1);
    assertThat(over(traffic).ids()).doesNotContain(RULE);
  }

  @Test
  void cancelThatIsReadWithTheCancelledRequestStillToComeIsNoProof() {
    Traffic traffic =
        Traffic.session()
            .ask(GET_STORAGE_IDS, 0)
            .client(Route.EVENT, CANCEL)
            .answer(OK, 0)
            .ask(GET_OBJECT, 1);
    assertThat(traffic.ids()).doesNotContain(RULE);
  }

  @Test
  void nextRequestWithoutCancelBeforeItProvesThatNoneCame() {
    Traffic traffic =
        asked()
            .client(Route.EVENT, CANCEL)
            .answer(TRANSACTION_CANCELLED, 1)
            .ask(GET_STORAGE_IDS, 2)
            .answer(OK, 2)
            .close();
    assertThat(traffic.ids()).containsOnlyOnce(RULE);
  }

  @Test
  void endOfTheCommandConnectionProvesThatNoCancelCame() {
    Traffic traffic = asked().client(Route.EVENT, CANCEL).answer(TRANSACTION_CANCELLED, 1).close();
    assertThat(traffic.ids()).containsOnlyOnce(RULE);
  }

  @Test
  void endOfTheEventConnectionProvesThatNoCancelCame() {
    Traffic traffic = asked().client(Route.COMMAND, CANCEL).answer(TRANSACTION_CANCELLED, 1);
    assertThat(over(traffic).ids()).containsOnlyOnce(RULE);
  }

  @Test
  void eventConnectionThatTheCameraOrAResetEndsProvesNothing() {
    for (boolean reset : new boolean[] {true, false}) {
      Traffic traffic =
          asked()
              .client(Route.COMMAND, CANCEL)
              .answer(TRANSACTION_CANCELLED, 1)
              .ends(reset ? INITIATOR : RESPONDER, Route.EVENT, reset ? How.RESET : How.CLOSED)
              .close();
      assertThat(traffic.ids()).doesNotContain(RULE);
    }
  }
}
