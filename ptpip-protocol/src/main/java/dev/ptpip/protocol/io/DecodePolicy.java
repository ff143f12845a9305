package dev.ptpip.protocol.io;

import java.util.function.Consumer;

/**
 * Decides what becomes of an {@link Anomaly}. Truncation, a breached limit and a lying length are
 * fatal whatever the policy.
 */
@FunctionalInterface
public interface DecodePolicy {
  /** Refuses every anomaly with a {@link DecodeException}. */
  DecodePolicy STRICT =
      anomaly -> {
        throw new DecodeException(
            anomaly.offset(), anomaly.field(), anomaly.detail() + " (" + anomaly.rule() + ")");
      };

  /** Accepts every anomaly in silence. */
  DecodePolicy LENIENT = anomaly -> {};

  /** Accepts every anomaly and hands it to {@code sink}. */
  static DecodePolicy collecting(Consumer<? super Anomaly> sink) {
    return sink::accept;
  }

  /**
   * Is told of an anomaly; returning means that decoding goes on.
   *
   * @throws DecodeException to refuse it
   */
  void report(Anomaly anomaly);
}
