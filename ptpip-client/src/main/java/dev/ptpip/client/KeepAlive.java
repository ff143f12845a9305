package dev.ptpip.client;

import java.time.Duration;

/**
 * What is done so that an idle or slow camera neither drops the session nor dies unnoticed. Probes
 * are meant to be used sparingly (CIPA DC-005 §2.3.13), so nothing is done unless asked for.
 *
 * @param mode what is sent
 * @param interval time without any traffic after which it is sent
 */
public record KeepAlive(Mode mode, Duration interval) {
  /** What can be sent. */
  public enum Mode {
    /** Nothing. */
    OFF,
    /** Probe_Request; no answer within the probe timeout ends the session. */
    PROBE,
    /** A small operation, for cameras that end idle sessions or don't know probes. */
    OPERATION,
    /**
     * Probe_Request; a camera that has never answered one gets a small operation instead from then
     * on.
     */
    AUTO
  }

  /** Nothing is sent. */
  public static final KeepAlive OFF = new KeepAlive(Mode.OFF, Duration.ofSeconds(5));

  /** Probes, or operations for cameras without probes, every five seconds of silence. */
  public static final KeepAlive DEFAULT_AUTO = new KeepAlive(Mode.AUTO, Duration.ofSeconds(5));

  /** Checks the interval. */
  public KeepAlive {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("an interval above 0 expected, not " + interval);
    }
  }
}
