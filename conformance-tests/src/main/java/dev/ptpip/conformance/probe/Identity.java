package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.util.Random;

/**
 * Who a probe says that it is.
 *
 * @param guid what cameras key their pairing to
 * @param name friendly name
 */
public record Identity(Guid guid, String name) {
  /** Somebody else, always the same one for a seed. */
  public static Identity stranger(long seed) {
    return new Identity(Guid.random(new Random(seed)), "stranger");
  }

  /** The first packet. */
  public InitCommandRequest request() {
    return new InitCommandRequest(guid, name, ProtocolVersion.V1_0);
  }
}
