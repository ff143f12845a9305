package dev.ptpip.client.capability;

import java.io.IOException;

/** Records movies. */
public interface Movie extends Capability {
  /**
   * Starts to record to the card, with live view started first where the camera needs it.
   *
   * @throws MovieProhibitedException if the camera tells why it can't
   */
  MovieRecording start() throws IOException;
}
