package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ConnectionClosedException;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.io.IOException;

/**
 * Reads the Event connection of one initiator until it ends: answers probes whatever else goes on
 * (CIPA DC-005 §2.3.13), notes Cancel, and passes over everything else, as another responder in the
 * field does. Confined to the event thread.
 */
final class EventLoop {
  private final ResponderContext context;
  private final InitiatorLink link;
  private final PacketChannel channel;

  EventLoop(ResponderContext context, InitiatorLink link, Connection connection) {
    this.context = context;
    this.link = link;
    this.channel = connection.channel();
  }

  void run() {
    try {
      while (true) {
        Packet packet = channel.read(Deadline.NEVER);
        link.heard();
        if (packet instanceof ProbeRequest) {
          link.spokeProbe();
          if (context.rules().answersProbe()) {
            channel.write(new ProbeResponse());
          }
        } else if (packet instanceof ProbeResponse) {
          link.spokeProbe();
        } else if (packet instanceof Cancel cancel) {
          link.cancel(cancel.transactionId());
        }
      }
    } catch (MalformedPacketException malformed) {
      link.failed("on the Event connection: " + malformed.getMessage());
      link.close("protocol error on the Event connection: " + malformed.getMessage());
    } catch (ConnectionClosedException ended) {
      link.leftByItself();
    } catch (PtpIpException ended) {
      link.close("");
    } catch (IOException reset) {
      link.close("Event connection lost: " + reset.getMessage());
    }
  }
}
