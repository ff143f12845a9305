package dev.ptpip.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.fuzz.Stance.Due;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When an answer is due, and when silence says nothing. */
class StanceTest {
  private static final ConnectionNumber NUMBER = new ConnectionNumber(7);

  private final Stance stance = new Stance(CodeBook.standard());

  private Due send(Packet packet) {
    return stance.sent(Lane.COMMAND, packet.encode());
  }

  private Due shake() {
    Due first = send(new InitCommandRequest(Guid.random(new Random(1)), "x", ProtocolVersion.V1_0));
    assertThat(first).isEqualTo(Due.ANSWER);
    assertThat(stance.acknowledged(NUMBER)).isTrue();
    Due second = stance.sent(Lane.EVENT, new InitEventRequest(NUMBER).encode());
    assertThat(stance.established()).isTrue();
    return second;
  }

  private static OperationRequest request(DataPhase phase, OperationCode operation, int id) {
    return OperationRequest.of(phase, operation, new TransactionId(id));
  }

  @Test
  void handshakeAndRequestInOrderHaveAnswersDue() {
    assertThat(shake()).isEqualTo(Due.ANSWER);
    assertThat(send(request(DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, 0)))
        .isEqualTo(Due.ANSWER);
    assertThat(stance.answered(0)).isPresent();
    assertThat(stance.isDisturbed()).isFalse();
  }

  @Test
  void dataIsOurTurnUntilItsEnd() {
    shake();
    TransactionId id = new TransactionId(3);
    assertThat(send(request(DataPhase.OUT, OperationCode.SEND_OBJECT, 3))).isEqualTo(Due.NOTHING);
    assertThat(send(new StartData(id, 2))).isEqualTo(Due.NOTHING);
    assertThat(send(new EndData(id, Bytes.of(1, 2)))).isEqualTo(Due.ANSWER);
  }

  @Test
  void dataOfAnotherLengthThanAnnouncedMakesNoAnswerDue() {
    shake();
    TransactionId id = new TransactionId(3);
    send(request(DataPhase.OUT, OperationCode.SEND_OBJECT, 3));
    send(new StartData(id, 5));
    assertThat(send(new EndData(id, Bytes.of(1, 2)))).isEqualTo(Due.MAYBE);
    assertThat(stance.isUnclear()).isFalse();
  }

  @Test
  void nothingIsDueAfterSomethingOutOfOrder() {
    shake();
    assertThat(send(new Cancel(TransactionId.FIRST))).isEqualTo(Due.MAYBE);
    assertThat(send(request(DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, 1)))
        .isEqualTo(Due.MAYBE);
  }

  @Test
  void nobodyCanTellWhatIsReadBehindBytesThatAreNoPacket() {
    shake();
    Bytes whole = request(DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, 1).encode();
    assertThat(stance.sent(Lane.COMMAND, whole.slice(0, 11))).isEqualTo(Due.MAYBE);
    assertThat(stance.isUnclear()).isTrue();
  }

  @Test
  void requestWithoutHandshakeHasNoAnswerDue() {
    assertThat(send(request(DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, 1)))
        .isEqualTo(Due.MAYBE);
  }

  @Test
  void acknowledgementIsUnaskedTheSecondTime() {
    shake();
    assertThat(stance.acknowledged(NUMBER)).isFalse();
  }
}
