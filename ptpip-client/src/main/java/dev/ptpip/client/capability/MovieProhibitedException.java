package dev.ptpip.client.capability;

import dev.ptpip.protocol.channel.PtpIpException;
import java.util.List;

/** The camera tells why it can not record now. */
public final class MovieProhibitedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final String[] reasons;

  /** Tells the reasons in words. */
  public MovieProhibitedException(List<String> reasons) {
    super("a movie can not be recorded: " + String.join(", ", reasons));
    this.reasons = reasons.toArray(String[]::new);
  }

  /** The reasons in words. */
  public List<String> reasons() {
    return List.of(reasons);
  }
}
