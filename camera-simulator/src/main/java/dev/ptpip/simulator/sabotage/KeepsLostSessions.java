package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Optional;

/** A session that was not closed stays open for ever, and no other one can be. */
final class KeepsLostSessions implements Ear {
  @Override
  public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
    if (Raw.isRequest(packet, OPEN_SESSION) && line.lines().inSession()) {
      line.say(OperationResponse.of(ResponseCode.SESSION_ALREADY_OPEN, Raw.requestId(packet)));
      return Optional.empty();
    }
    return Optional.of(packet);
  }
}
