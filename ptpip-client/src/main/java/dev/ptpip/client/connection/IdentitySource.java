package dev.ptpip.client.connection;

import java.io.IOException;

/** Tells who we are when a connection is made. */
@FunctionalInterface
public interface IdentitySource {
  /** {@link InitiatorIdentity#ofThisInstallation}. */
  IdentitySource THIS_INSTALLATION = InitiatorIdentity::ofThisInstallation;

  /**
   * The identity.
   *
   * @throws IOException if it can't be read or made
   */
  InitiatorIdentity identity() throws IOException;
}
