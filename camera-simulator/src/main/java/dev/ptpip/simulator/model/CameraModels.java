package dev.ptpip.simulator.model;

import dev.ptpip.protocol.vendor.VendorExtensions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds camera models: the built-in ones by name, any other in a file. */
public final class CameraModels {
  private static final String FOLDER = "/dev/ptpip/simulator/models/";
  private static final int MAX_FILE_BYTES = 8 << 20;

  /** What stands in a text for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private static volatile @Nullable Ahead ahead;

  private CameraModels() {}

  /**
   * Begins to read a built-in model on a thread of its own, while the caller does other things;
   * {@link #load(String)} of that name then waits for it instead of reading it again. A name that
   * means nothing is told by {@code load}.
   */
  public static void prepare(String name) {
    Ahead reading = new Ahead(name);
    reading.start();
    ahead = reading;
  }

  private static final class Ahead extends Thread {
    private final String model;
    private @Nullable CameraModel read;

    Ahead(String model) {
      super("model");
      this.model = model;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        read = isName(model) ? builtIn(model) : null;
      } catch (CameraModelException toldLater) {
        read = null;
      }
    }

    @Nullable CameraModel await() {
      try {
        join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return isAlive() ? null : read;
    }
  }

  /** The name of the model that is taken when none is named. */
  public static String defaultName() {
    return resource("default.txt").strip();
  }

  /** The names of the built-in models, sorted. */
  public static List<String> builtIn() {
    return List.copyOf(table("index.txt").keySet());
  }

  /**
   * What is known of each built-in model in one line: its name as key; maker and model, firmware,
   * numbers of operations and properties as value.
   */
  public static Map<String, String> summaries() {
    return table("index.txt");
  }

  /** Models that are known but not built in, each with the reason. */
  public static Map<String, String> excluded() {
    return table("excluded.txt");
  }

  /**
   * Loads a built-in model by name, or a model file by its path; what ends in {@code .json} or has
   * a file separator is a path.
   *
   * @throws CameraModelException if there is no such model or file, or the file is no model
   */
  public static CameraModel load(String nameOrFile) {
    if (nameOrFile.endsWith(".json") || nameOrFile.contains("/") || nameOrFile.contains("\\")) {
      try {
        return load(Path.of(nameOrFile));
      } catch (InvalidPathException e) {
        throw new CameraModelException(nameOrFile, "no path: " + e.getReason());
      }
    }
    CameraModel found = isName(nameOrFile) ? prepared(nameOrFile) : null;
    if (found == null) {
      throw unknown(nameOrFile);
    }
    return found;
  }

  private static @Nullable CameraModel prepared(String name) {
    Ahead reading = ahead;
    CameraModel read = reading != null && reading.model.equals(name) ? reading.await() : null;
    return read != null ? read : builtIn(name);
  }

  private static @Nullable CameraModel builtIn(String name) {
    String resource = name + ".json";
    try (InputStream in = CameraModels.class.getResourceAsStream(FOLDER + resource)) {
      return in == null ? null : ModelReader.read(decode(resource, in.readAllBytes()));
    } catch (IOException e) {
      throw new CameraModelException(resource, "can't be read: " + e.getMessage());
    }
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Loads a model file.
   *
   * @throws CameraModelException if it can't be read or is no model
   */
  public static CameraModel load(Path file) {
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new CameraModelException(
            name, "a model file has at most " + MAX_FILE_BYTES + " bytes");
      }
      return ModelReader.read(decode(name, bytes), vendors());
    } catch (NoSuchFileException e) {
      throw new CameraModelException(name, "no such file");
    } catch (IOException e) {
      throw new CameraModelException(name, "can't be read: " + e.getMessage());
    }
  }

  /** The makers whose codes have names. */
  private static List<String> vendors() {
    return VendorExtensions.installed().all().stream()
        .filter(extension -> !extension.equals(VendorExtensions.STANDARD))
        .map(extension -> extension.vendor().id())
        .sorted()
        .toList();
  }

  private static CameraModelException unknown(String name) {
    String reason = excluded().get(name);
    if (reason != null) {
      return new CameraModelException("", "\"" + name + "\" is not built in: " + reason);
    }
    return new CameraModelException(
        "",
        "no camera model \""
            + name
            + "\""
            + NearestName.hint(name, builtIn())
            + " (--list models shows all; a file ends in .json)");
  }

  private static ModelText decode(String file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new CameraModelException(file, "is not UTF-8 text");
    }
    return new ModelText(file, text);
  }

  /** Reads lines of name, tab, text. */
  private static Map<String, String> table(String name) {
    Map<String, String> table = new LinkedHashMap<>();
    for (String line : resource(name).lines().toList()) {
      int tab = line.indexOf('\t');
      table.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return table;
  }

  private static String resource(String name) {
    try (InputStream in = CameraModels.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FOLDER + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + FOLDER + name + " can't be read", e);
    }
  }
}
