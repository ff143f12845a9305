package dev.ptpip.client.connection;

import java.time.Duration;

/**
 * How long each kind of wait may last.
 *
 * @param connect for a TCP connection to be made
 * @param handshake for the answer to each Init request; cameras that ask their user take seconds
 * @param response for the answer to a request, or to the end of a data phase
 * @param slowResponse the same for operations that work on a whole store or take pictures
 * @param stall longest pause within a packet or a data phase, and for the camera to take what we
 *     write
 * @param cancel longest pause without progress between a Cancel and the end of the transaction
 * @param probe for the answer to a Probe_Request (CIPA DC-005 §2.3.13 recommends 10 s)
 * @param close for CloseSession and the running transaction when we close
 */
public record Timeouts(
    Duration connect,
    Duration handshake,
    Duration response,
    Duration slowResponse,
    Duration stall,
    Duration cancel,
    Duration probe,
    Duration close) {
  /** 10 s, 30 s, 30 s, 5 min, 30 s, 10 s, 10 s, 5 s. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  /** Checks that each is above zero. */
  public Timeouts {
    positive("connect", connect);
    positive("handshake", handshake);
    positive("response", response);
    positive("slowResponse", slowResponse);
    positive("stall", stall);
    positive("cancel", cancel);
    positive("probe", probe);
    positive("close", close);
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeout " + name + " is above zero, not " + value);
    }
  }

  /** One duration for everything but slow operations, which keep theirs if it is longer. */
  public static Timeouts of(Duration all) {
    Duration slow = DEFAULT.slowResponse.compareTo(all) > 0 ? DEFAULT.slowResponse : all;
    return new Timeouts(all, all, all, slow, all, all, all, all);
  }
}
