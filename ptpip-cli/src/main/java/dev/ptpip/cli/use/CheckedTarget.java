package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Who is judged, and by whom, as they are typed. */
final class CheckedTarget {
  private CheckedTarget() {}

  /**
   * The target of {@code command}.
   *
   * @throws CommandFailure if it is none, or no address is known for it
   */
  static Target parse(@Nullable String target, @Nullable String eventPort, String command) {
    if (target == null) {
      throw CommandFailure.impossible(
          command + ": HOST[:PORT] is missing; see ptpip " + command + " --help");
    }
    try {
      if (ConnectOptions.to(target).connector() instanceof TcpConnector tcp) {
        InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.commandPort());
        if (address.isUnresolved()) {
          throw CommandFailure.noVerdict("no address is known for host " + tcp.host());
        }
        Target found = Target.at(address);
        return eventPort == null
            ? found
            : found.withEventPort(Counts.parse(eventPort, "--event-port"));
      }
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    }
    throw CommandFailure.impossible(command + ": " + target + " is no network address");
  }

  /** This installation. */
  static Identity us() throws IOException {
    InitiatorIdentity identity = InitiatorIdentity.ofThisInstallation();
    return new Identity(identity.guid(), identity.friendlyName());
  }
}
