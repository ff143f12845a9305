package dev.ptpip.client.capability;

import dev.ptpip.protocol.channel.PtpIpException;

/** This camera does not have the feature. */
public final class UnsupportedCapabilityException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells which feature, of which camera, and what is missing. */
  public UnsupportedCapabilityException(String message) {
    super(message);
  }
}
