package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import java.net.InetAddress;

/**
 * Who is connected.
 *
 * @param guid its identity
 * @param name its friendly name, possibly empty
 * @param host where it connects from
 * @param connectionNumber the number that it got; the next one gets it too when this one is gone
 * @param visit {@link LinkInfo#number} of its Command/Data connection, which no other one gets
 */
public record Initiator(
    Guid guid, String name, InetAddress host, ConnectionNumber connectionNumber, long visit) {
  /** Name and short identity: {@code ImporterTest (9f1c2a…77)}. */
  @Override
  public String toString() {
    return (name.isEmpty() ? host.getHostAddress() : name) + " (" + guid.brief() + ")";
  }
}
