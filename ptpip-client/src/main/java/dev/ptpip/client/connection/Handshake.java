package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;

/** The two Init exchanges (CIPA DC-005 §2.2.3.1). Does not close what it was given. */
record Handshake(String target, InitiatorIdentity identity, Duration timeout) {

  ResponderIdentity command(PacketChannel channel) throws IOException {
    Packet answer =
        exchange(
            channel,
            ChannelKind.COMMAND,
            new InitCommandRequest(identity.guid(), identity.friendlyName(), ProtocolVersion.V1_0));
    if (answer instanceof InitCommandAck ack) {
      return new ResponderIdentity(
          ack.connectionNumber(), ack.guid(), ack.friendlyName(), ack.version());
    }
    throw refusal(answer, ChannelKind.COMMAND, "Init_Command_Ack");
  }

  void event(PacketChannel channel, ConnectionNumber number) throws IOException {
    Packet answer = exchange(channel, ChannelKind.EVENT, new InitEventRequest(number));
    if (!(answer instanceof InitEventAck)) {
      throw refusal(answer, ChannelKind.EVENT, "Init_Event_Ack");
    }
  }

  private Packet exchange(PacketChannel channel, ChannelKind kind, Packet request)
      throws IOException {
    try {
      channel.write(request);
      return channel.read(Deadline.after(timeout));
    } catch (DeadlineExceededException silent) {
      throw new ConnectFailedException(
          "the camera at "
              + target
              + " took the "
              + kind.label()
              + " connection but did not answer the Init request within "
              + timeout.toMillis()
              + " ms",
          silent);
    } catch (MalformedPacketException malformed) {
      throw new ConnectFailedException(
          "the answer of "
              + target
              + " to the Init request on the "
              + kind.label()
              + " connection is not PTP/IP: "
              + malformed.getMessage(),
          malformed);
    } catch (IOException closed) {
      throw new ClosedInHandshakeException(
          "the camera at "
              + target
              + " closed the "
              + kind.label()
              + " connection without an answer to the Init request; some bodies do so now and then,"
              + " or while they hold another session",
          closed);
    }
  }

  private ConnectFailedException refusal(Packet answer, ChannelKind kind, String expected) {
    return answer instanceof InitFail fail
        ? new InitFailedException(fail, kind, target, identity)
        : new ConnectFailedException(
            expected
                + " or Init_Fail expected on the "
                + kind.label()
                + " connection, "
                + PacketText.of(answer, CodeBook.standard())
                + " came from "
                + target);
  }
}
