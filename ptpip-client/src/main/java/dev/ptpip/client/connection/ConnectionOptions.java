package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.value.TransactionId;

/**
 * How a connection behaves.
 *
 * @param channel layout, limits and policy of both channels; its stall limit is replaced by that of
 *     {@code timeouts}
 * @param timeouts how long each kind of wait may last
 * @param observer is told of every packet of both channels, on the thread that reads or writes
 * @param firstTransactionId id of the first transaction after OpenSession; normally 1
 */
public record ConnectionOptions(
    ChannelOptions channel,
    Timeouts timeouts,
    PacketObserver observer,
    TransactionId firstTransactionId) {
  /** Lenient decoding, default limits and timeouts. */
  public static final ConnectionOptions DEFAULT =
      new ConnectionOptions(
          ChannelOptions.DEFAULT, Timeouts.DEFAULT, PacketObserver.NONE, TransactionId.FIRST);

  /** Checks the first id. */
  public ConnectionOptions {
    if (firstTransactionId.equals(TransactionId.NONE)
        || firstTransactionId.equals(TransactionId.ANY)) {
      throw new IllegalArgumentException(
          "the first transaction id is 1 to 0xFFFFFFFE, not " + firstTransactionId);
    }
  }

  /** The same with other timeouts. */
  public ConnectionOptions withTimeouts(Timeouts newTimeouts) {
    return new ConnectionOptions(channel, newTimeouts, observer, firstTransactionId);
  }

  /** The same with an observer. */
  public ConnectionOptions withObserver(PacketObserver newObserver) {
    return new ConnectionOptions(channel, timeouts, newObserver, firstTransactionId);
  }

  /** The same with another first transaction id. */
  public ConnectionOptions withFirstTransactionId(TransactionId first) {
    return new ConnectionOptions(channel, timeouts, observer, first);
  }

  /** The same with other channel options. */
  public ConnectionOptions withChannel(ChannelOptions newChannel) {
    return new ConnectionOptions(newChannel, timeouts, observer, firstTransactionId);
  }
}
