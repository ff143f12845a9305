package dev.ptpip.client.capability;

import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.Optional;

/** The release was accepted, but there is no picture. */
public final class CaptureFailedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final int response;

  /** Tells what the camera said afterwards. */
  public CaptureFailedException(String message, ResponseCode response) {
    super(message);
    this.response = response.raw();
  }

  /** Tells what did not come. */
  public CaptureFailedException(String message) {
    super(message);
    this.response = 0;
  }

  /** What the camera said, if it said something. */
  public Optional<ResponseCode> response() {
    return response == 0 ? Optional.empty() : Optional.of(new ResponseCode(response));
  }
}
