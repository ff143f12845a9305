package dev.ptpip.client.capability;

import java.io.IOException;

/** Decides who controls the camera: its own dials, or the initiator. */
public interface RemoteMode extends Capability {
  /** Who is in control. */
  enum Control {
    /** The dials and buttons of the body. */
    CAMERA,
    /** The initiator; what the body does not offer by its dials can then be set too. */
    HOST
  }

  /** Hands control over. */
  void control(Control who) throws IOException;
}
