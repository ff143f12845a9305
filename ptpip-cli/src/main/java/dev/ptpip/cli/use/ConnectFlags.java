package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.KeepAlive;
import dev.ptpip.client.connection.ConnectionOptions;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.client.connection.Timeouts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which camera, and how to connect to it. */
final class ConnectFlags {
  @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "the camera; port 15740")
  private String target = "";

  @Option(
      names = "--timeout",
      paramLabel = "5s",
      description = "give up when the camera is silent for so long (30s)")
  private @Nullable String timeout;

  @Option(
      names = "--event-port",
      paramLabel = "N",
      description = "port of the Event connection, if it has one of its own")
  private @Nullable String eventPort;

  @Option(
      names = "--record",
      paramLabel = "FILE.pcapng",
      description = "record both connections as a capture")
  private @Nullable Path record;

  private KeepAlive keepAlive = KeepAlive.OFF;

  /** For commands that wait: what is done when nothing happens. */
  void keepAlive(KeepAlive wanted) {
    keepAlive = wanted;
  }

  /** The camera as it was named. */
  String target() {
    return target;
  }

  /** Whether anything but the camera was said. */
  boolean areGiven() {
    return timeout != null || eventPort != null || record != null;
  }

  /**
   * How to connect.
   *
   * @throws CommandFailure if something of it is impossible
   */
  ConnectOptions options(Optional<ClientRecording> recording) {
    Connector usual = connector();
    return ConnectOptions.by(recording.map(each -> each.around(usual)).orElse(usual))
        .withConnection(connection())
        .withKeepAlive(keepAlive);
  }

  /**
   * Begins the recording that is asked for, if any.
   *
   * @throws CommandFailure if that is impossible
   */
  Optional<ClientRecording> recording() {
    return Optional.ofNullable(record).map(ClientRecording::open);
  }

  /**
   * Where to connect to.
   *
   * @throws CommandFailure if that is impossible
   */
  Connector connector() {
    try {
      Connector usual = ConnectOptions.to(target).connector();
      return eventPort != null && usual instanceof TcpConnector tcp
          ? new TcpConnector(tcp.host(), tcp.commandPort(), eventPort(eventPort))
          : usual;
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    }
  }

  /**
   * How the connections behave.
   *
   * @throws CommandFailure if that is impossible
   */
  ConnectionOptions connection() {
    return timeout == null
        ? ConnectionOptions.DEFAULT
        : ConnectionOptions.DEFAULT.withTimeouts(
            Timeouts.of(Durations.parse(timeout, "--timeout")));
  }

  private static int eventPort(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw CommandFailure.impossible(
          "--event-port: a number from 1 to 65535 expected, not \"" + text + "\"");
    }
  }
}
