package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.value.Guid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps the initiator GUID of an installation: a text file with 32 hexadecimal digits. Two
 * processes that make it at the same time end up with the same one.
 *
 * @param path the file; its folder is made when needed
 */
public record IdentityFile(Path path) {
  /** Name of the file in the configuration folder. */
  public static final String FILE_NAME = "initiator-guid";

  /** System property that names another configuration folder. */
  public static final String FOLDER_PROPERTY = "ptpip.config.dir";

  /** Environment variable that names another configuration folder. */
  public static final String FOLDER_VARIABLE = "PTPIP_CONFIG_DIR";

  /**
   * The file in the configuration folder of the user: the system property or environment variable
   * above, else {@code ptpip} under {@code XDG_CONFIG_HOME} or {@code ~/.config}, on macOS under
   * {@code ~/Library/Application Support}, on Windows under {@code APPDATA}.
   */
  public static IdentityFile inUserConfiguration() {
    return new IdentityFile(
        folder(
                System.getProperty(FOLDER_PROPERTY, ""),
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("user.home", ""))
            .resolve(FILE_NAME));
  }

  static Path folder(String property, Map<String, String> environment, String system, String home) {
    String override = property.isBlank() ? environment.getOrDefault(FOLDER_VARIABLE, "") : property;
    if (!override.isBlank()) {
      return Path.of(override);
    }
    String os = system.toLowerCase(Locale.ROOT);
    String appData = environment.getOrDefault("APPDATA", "");
    if (os.startsWith("windows") && !appData.isBlank()) {
      return Path.of(appData, "ptpip");
    }
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "ptpip");
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // relative paths in it are to be ignored (XDG Base Directory Specification)
    return !xdg.isBlank() && Path.of(xdg).isAbsolute()
        ? Path.of(xdg, "ptpip")
        : Path.of(home, ".config", "ptpip");
  }

  /**
   * Reads the GUID, or makes the file with a random one.
   *
   * @throws PtpIpException if the file holds anything else than a GUID
   */
  public Guid guid() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException firstUse) {
      return create();
    }
  }

  private Guid read() throws IOException {
    String text = Files.readString(path, StandardCharsets.UTF_8).strip();
    try {
      return Guid.parse(text);
    } catch (IllegalArgumentException malformed) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
      throw new PtpIpException(
          path
              + ": 32 hexadecimal digits expected, \""
              + shown
              + "\" found. Put the GUID back, or delete the file to get a new one; cameras that"
              + " were paired with the old one have to be paired again",
          malformed);
    }
  }

  private Guid create() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Guid fresh = Guid.random(new SecureRandom());
    Path whole =
        path.resolveSibling(FILE_NAME + "." + Long.toHexString(System.nanoTime()) + ".new");
    Files.writeString(whole, fresh + "\n", StandardOpenOption.CREATE_NEW);
    try {
      publish(whole, fresh);
      return fresh;
    } catch (FileAlreadyExistsException anotherWasFaster) {
      return read();
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Makes the file appear complete, and only if there is none. */
  private void publish(Path whole, Guid fresh) throws IOException {
    try {
      Files.createLink(path, whole);
    } catch (FileAlreadyExistsException exists) {
      throw exists;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.writeString(path, fresh + "\n", StandardOpenOption.CREATE_NEW);
    }
  }
}
