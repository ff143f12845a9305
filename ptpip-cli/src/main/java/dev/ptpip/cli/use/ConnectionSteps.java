package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Human;
import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.ClosedInHandshakeException;
import dev.ptpip.client.connection.ConnectFailedException;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.connection.InitFailedException;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees how far a connection comes: the TCP connections, and the answers to the two Init requests.
 * Opens nothing that is not used, because cameras have few slots. Written to by the thread that
 * connects.
 */
final class ConnectionSteps implements Connector, PacketObserver {
  private final Connector connector;
  private volatile @Nullable Duration reached;
  private volatile @Nullable InitCommandAck accepted;
  private volatile boolean eventAccepted;

  ConnectionSteps(Connector connector) {
    this.connector = connector;
  }

  @Override
  public ByteLink open(ChannelKind kind, Duration timeout) throws IOException {
    Stopwatch watch = Stopwatch.start();
    ByteLink link = connector.open(kind, timeout);
    if (kind == ChannelKind.COMMAND) {
      reached = watch.elapsed();
      accepted = null;
      eventAccepted = false;
    }
    return link;
  }

  @Override
  public String target() {
    return connector.target();
  }

  @Override
  public void received(Packet packet) {
    if (packet instanceof InitCommandAck ack) {
      accepted = ack;
    } else if (packet instanceof InitEventAck) {
      eventAccepted = true;
    }
  }

  /** Tells the steps that worked. */
  void done(Diagnosis diagnosis) {
    Duration time = reached;
    if (time == null) {
      return;
    }
    diagnosis.passed("network", "reachable, " + Human.duration(time));
    InitCommandAck ack = accepted;
    if (ack == null) {
      return;
    }
    diagnosis.passed(
        "init command",
        "accepted by \""
            + ack.friendlyName()
            + "\", GUID "
            + ack.guid().brief()
            + ", PTP/IP "
            + ack.version());
    if (eventAccepted) {
      diagnosis.passed("init event", "accepted, connection " + ack.connectionNumber());
    }
  }

  /** Tells the steps that worked, and the one that did not. */
  void explain(
      Diagnosis diagnosis,
      ConnectFailedException failed,
      String target,
      InitiatorIdentity identity) {
    done(diagnosis);
    String again = "ptpip doctor " + target;
    String message = String.valueOf(failed.getMessage());
    if (reached == null) {
      diagnosis.failed(
          "network",
          message,
          "Is the camera on, and its Wi-Fi too? Is this computer in the camera's network?",
          "Is the port right? Then again:  " + again);
      return;
    }
    String step = accepted == null ? "init command" : "init event";
    if (failed instanceof InitFailedException refused) {
      refused(diagnosis, step, refused, again, identity);
    } else if (failed instanceof ClosedInHandshakeException) {
      diagnosis.failed(
          step,
          "CLOSED by the camera without an answer",
          "It may still hold a session of another program, or of one that was killed.",
          "Close that, or switch the camera off and on, then:  " + again);
    } else {
      diagnosis.failed(
          step,
          message,
          "Something answers there, but not as a camera does. Is host and port the camera's?",
          "Then again:  " + again);
    }
  }

  private static void refused(
      Diagnosis diagnosis,
      String step,
      InitFailedException refused,
      String again,
      InitiatorIdentity identity) {
    String sent =
        "(sent GUID " + identity.guid().brief() + ", name \"" + identity.friendlyName() + "\")";
    String head = "REFUSED by the camera: Init Fail, reason " + refused.reasonCode();
    if (refused.reason().filter(InitFail.Reason.REJECTED_INITIATOR::equals).isPresent()) {
      diagnosis.failed(
          step,
          head + " (initiator rejected)",
          "The camera does not know this computer. Pair it in the camera's menu, for example",
          "Network › Connect to PC › Pairing, then run:  " + again,
          sent);
    } else if (refused.reason().filter(InitFail.Reason.BUSY::equals).isPresent()) {
      diagnosis.failed(
          step,
          head + " (busy)",
          "Another program is connected, or one that was killed left its session behind.",
          "Close it, or wait a minute, then run:  " + again,
          sent);
    } else {
      diagnosis.failed(
          step,
          head + (refused.reason().isPresent() ? " (unspecified)" : ""),
          "Switch the camera off and on, then run:  " + again,
          sent);
    }
  }
}
