package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Version;
import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.LinkTap;
import dev.ptpip.pcap.record.RecordedConnection;
import dev.ptpip.pcap.record.RecorderOptions;
import dev.ptpip.pcap.record.RecordingLink;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.simulator.responder.LinkDecorator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code --record} makes of the connections of a command. */
final class ClientRecording implements AutoCloseable {
  private final Path file;
  private final CaptureRecorder recorder;

  private ClientRecording(Path file, CaptureRecorder recorder) {
    this.file = file;
    this.recorder = recorder;
  }

  /**
   * Begins a recording.
   *
   * @throws CommandFailure if the file can't be written
   */
  static ClientRecording open(Path file) {
    return new ClientRecording(file, recorder(file, "--record"));
  }

  /**
   * A recorder.
   *
   * @param flag which flag names the file
   * @throws CommandFailure if the file can't be written
   */
  static CaptureRecorder recorder(Path file, String flag) {
    try {
      return CaptureRecorder.open(file, RecorderOptions.by(Version.line("ptpip")));
    } catch (IOException impossible) {
      throw CommandFailure.impossible(flag + ": cannot write " + impossible.getMessage());
    }
  }

  /** A connector whose connections are recorded. */
  Connector around(Connector connector) {
    return new Connector() {
      @Override
      public ByteLink open(ChannelKind kind, Duration timeout) throws IOException {
        ByteLink link = connector.open(kind, timeout);
        return link instanceof TcpLink tcp ? recorded(tcp, kind.label()) : link;
      }

      @Override
      public String target() {
        return connector.target();
      }
    };
  }

  /** Has connections recorded that are made in another way. */
  LinkTap tap() {
    return this::recorded;
  }

  /** The same for connections that others have made to us. */
  LinkDecorator decorator() {
    return (link, info) ->
        new RecordingLink(link, recorder.connection(info.remote(), info.local()), Side.RESPONDER);
  }

  private ByteLink recorded(TcpLink link, String label) throws IOException {
    RecordedConnection connection =
        recorder.connection(
            (InetSocketAddress) link.channel().getLocalAddress(),
            (InetSocketAddress) link.channel().getRemoteAddress());
    connection.note(label + " connection");
    return new RecordingLink(link, connection, Side.INITIATOR);
  }

  /**
   * Ends the recording.
   *
   * @throws CommandFailure if something is missing in it
   */
  @Override
  public void close() {
    try {
      recorder.close();
      if (recorder.failure().isPresent()) {
        throw recorder.failure().get();
      }
    } catch (IOException incomplete) {
      throw CommandFailure.noVerdict(
          "--record: " + file + " is not complete: " + incomplete.getMessage());
    }
  }
}
