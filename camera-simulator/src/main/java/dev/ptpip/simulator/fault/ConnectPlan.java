package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import java.io.IOException;
import java.util.Optional;

/** A rule at work in the handshake of one connection: the first packet out is its packet. */
final class ConnectPlan implements PacketFilter {
  private final FaultEngine engine;
  private final Firing firing;
  private final FaultLink link;
  private boolean over;

  ConnectPlan(FaultEngine engine, Firing firing, FaultLink link) {
    this.engine = engine;
    this.firing = firing;
    this.link = link;
  }

  @Override
  public void filter(WirePacket packet, PacketOutput out) throws IOException {
    if (over) {
      out.send(packet);
      return;
    }
    over = true;
    for (Action action : firing.rule().actions()) {
      if (action instanceof PacketAction.FailInit fail && isAck(packet)) {
        firing.fire();
        out.send(WirePacket.of(new InitFail(fail.reason())));
        out.flush();
        link.control().close(firing.label());
        throw new FaultException(firing.label());
      }
      if (action instanceof PacketAction.AckOnOtherConnection
          && packet.is(PacketType.INIT_EVENT_ACK)) {
        Optional<FaultLink> command = engine.commandOf(link);
        if (command.isPresent()) {
          firing.fire();
          command.get().writeDirectly(packet);
          return;
        }
      }
    }
    PacketEdits.send(packet, firing.rule().actions(), firing, out);
    for (Action action : firing.rule().actions()) {
      if (action instanceof PacketAction.Probe) {
        firing.fire();
        out.send(WirePacket.of(new ProbeRequest()));
      }
    }
  }

  private static boolean isAck(WirePacket packet) {
    return packet.is(PacketType.INIT_COMMAND_ACK) || packet.is(PacketType.INIT_EVENT_ACK);
  }
}
