package dev.ptpip.client.capability;

import java.io.IOException;

/** Shows what the lens sees. */
public interface LiveView extends Capability {
  /**
   * Starts live view and waits until the camera is ready.
   *
   * @throws LiveViewProhibitedException if the camera tells why it can't
   */
  LiveViewStream start() throws IOException;
}
