package dev.ptpip.client.event;

import dev.ptpip.protocol.channel.PtpIpException;

/** Events are missing at this place, because they were not taken in time. */
public final class EventOverflowException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final long lost;

  EventOverflowException(long lost, int capacity) {
    super(lost + " events were lost: the queue of " + capacity + " was full");
    this.lost = lost;
  }

  /** Number of events that are missing. */
  public long lost() {
    return lost;
  }
}
