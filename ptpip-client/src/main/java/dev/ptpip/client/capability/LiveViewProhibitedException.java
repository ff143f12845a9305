package dev.ptpip.client.capability;

import dev.ptpip.protocol.channel.PtpIpException;
import java.util.List;

/** The camera tells why live view can't start now. */
public final class LiveViewProhibitedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final String[] reasons;

  /** Tells the reasons in words. */
  public LiveViewProhibitedException(List<String> reasons) {
    super("live view can't start: " + String.join(", ", reasons));
    this.reasons = reasons.toArray(String[]::new);
  }

  /** The reasons in words. */
  public List<String> reasons() {
    return List.of(reasons);
  }
}
