package dev.ptpip.client.connection;

import dev.ptpip.protocol.value.Guid;
import java.io.IOException;

/**
 * Who we say we are. Cameras tie their pairing to the GUID, so it has to stay the same.
 *
 * @param guid 16 bytes, on the wire in the order in which {@link Guid#toString} prints them
 * @param friendlyName shown by the camera; at most 39 UTF-16 units, longer ones are cut
 */
public record InitiatorIdentity(Guid guid, String friendlyName) {
  private static final int MAX_UNITS = 39;

  /** Cuts the name to what a packet holds. */
  public InitiatorIdentity {
    friendlyName = cut(friendlyName);
  }

  private static String cut(String name) {
    String clean = name.replace("\0", "").strip();
    if (clean.length() <= MAX_UNITS) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(MAX_UNITS - 1)) ? MAX_UNITS - 1 : MAX_UNITS;
    return clean.substring(0, end);
  }

  /**
   * The identity of this installation: GUID from the user's configuration folder, made at first
   * use, and the name of this computer.
   *
   * @throws IOException if the file can't be made or read, or holds something else
   */
  public static InitiatorIdentity ofThisInstallation() throws IOException {
    return of(IdentityFile.inUserConfiguration());
  }

  /**
   * The GUID of {@code file}, made at first use, and the name of this computer.
   *
   * @throws IOException if the file can't be made or read, or holds something else
   */
  public static InitiatorIdentity of(IdentityFile file) throws IOException {
    return new InitiatorIdentity(file.guid(), HostName.get());
  }

  /** The same with another name. */
  public InitiatorIdentity withFriendlyName(String name) {
    return new InitiatorIdentity(guid, name);
  }
}
