package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.DecodeException;
import java.util.Optional;

/** The peer sent bytes that are no packet, or none that can stand here. */
public final class MalformedPacketException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** A framing error. */
  public MalformedPacketException(String message) {
    super(message);
  }

  /** A packet whose body could not be decoded. */
  public MalformedPacketException(String message, DecodeException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Where in the body decoding failed; empty for a framing error. */
  public Optional<DecodeException> decodeFailure() {
    return getCause() instanceof DecodeException cause ? Optional.of(cause) : Optional.empty();
  }
}
