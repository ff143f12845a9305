package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import java.time.Duration;

/**
 * What a {@link PacketChannel} needs to know.
 *
 * @param dialect layout of the packets
 * @param policy what becomes of anomalies; all of them go to the observer as well
 * @param limits bounds on memory
 * @param stall longest pause within a packet or a data phase, and for the peer to take what we
 *     write
 * @param observer is told of everything that passes
 */
public record ChannelOptions(
    WireDialect dialect,
    DecodePolicy policy,
    Limits limits,
    StallLimit stall,
    PacketObserver observer) {
  /** The standard's layout, anomalies accepted, default limits, 30 s without progress. */
  public static final ChannelOptions DEFAULT =
      new ChannelOptions(
          WireDialect.STANDARD,
          DecodePolicy.LENIENT,
          Limits.DEFAULT,
          new StallLimit(Duration.ofSeconds(30)),
          PacketObserver.NONE);

  /** The same with another policy. */
  public ChannelOptions withPolicy(DecodePolicy newPolicy) {
    return new ChannelOptions(dialect, newPolicy, limits, stall, observer);
  }

  /** The same with other bounds on memory. */
  public ChannelOptions withLimits(Limits newLimits) {
    return new ChannelOptions(dialect, policy, newLimits, stall, observer);
  }

  /** The same with another longest pause. */
  public ChannelOptions withStall(Duration newStall) {
    return new ChannelOptions(dialect, policy, limits, new StallLimit(newStall), observer);
  }

  /** The same with another observer. */
  public ChannelOptions withObserver(PacketObserver newObserver) {
    return new ChannelOptions(dialect, policy, limits, stall, newObserver);
  }
}
