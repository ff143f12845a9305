package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.function.Predicate;

/** Does not wait for the initiator's data with the response: it goes out when data begins. */
final class EarlyAnswer implements Wire {
  private final Predicate<OperationRequest> operation;
  private final ResponseCode code;
  private boolean asked;
  private boolean answered;

  /** Answers {@code operation} so. */
  EarlyAnswer(Predicate<OperationRequest> operation, ResponseCode code) {
    this.operation = operation;
    this.code = code;
  }

  @Override
  public void hear(Packet packet, Listener camera) throws IOException {
    if (packet instanceof OperationRequest request) {
      asked = operation.test(request);
      answered = false;
    } else if (packet instanceof StartData start && asked) {
      answered = true;
      camera.answer(Packets.response(start.transactionId(), code));
    }
    camera.pass();
  }

  @Override
  public void say(WirePacket packet, PacketOutput onward) throws IOException {
    if (answered && Packets.isResponse(packet)) {
      answered = false;
      return;
    }
    onward.send(packet);
  }
}
