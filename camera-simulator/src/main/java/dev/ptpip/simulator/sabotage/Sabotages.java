package dev.ptpip.simulator.sabotage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All sabotages that there are, from the files beside this class, one for each group of rules. */
public final class Sabotages {
  private static final int COLUMNS = 5;
  private static final String BETWEEN_STEPS = " \\+ ";
  private static final Map<String, Sabotage> ALL = read();

  private Sabotages() {}

  /** The functions of each group of the rule book. */
  static Map<String, SabotageGroup> groups() {
    Map<String, SabotageGroup> groups = new LinkedHashMap<>();
    groups.put("PTPIP-INIT", new InitSabotages());
    groups.put("PTPIP-FRAME", new FrameSabotages());
    groups.put("PTPIP-TXN", new TransactionSabotages());
    groups.put("PTP-TXN", new TransactionSabotages());
    groups.put("PTPIP-DATA", new DataSabotages());
    groups.put("PTPIP-CANCEL", new CancelSabotages());
    groups.put("PTPIP-EVT", new EventSabotages());
    groups.put("PTP-EVT", new EventSabotages());
    groups.put("PTPIP-PROBE", new ProbeSabotages());
    groups.put("PTPIP-CLOSE", new CloseSabotages());
    groups.put("PTP-CLOSE", new CloseSabotages());
    groups.put("PTP-SESS", new SessionSabotages());
    groups.put("PTP-DEVINFO", new DeviceInfoSabotages());
    groups.put("PTP-STOR", new StorageSabotages());
    groups.put("PTP-ENUM", new EnumerationSabotages());
    groups.put("PTP-OBJ", new ObjectSabotages());
    groups.put("PTP-DEL", new EditSabotages());
    groups.put("PTP-SEND", new SendSabotages());
    groups.put("PTP-CAPT", new CaptureSabotages());
    groups.put("PTP-PROP", new PropertySabotages());
    groups.put("PTP-MISC", new DeviceSabotages());
    groups.put("MTP-OPROP", new ObjectPropertySabotages());
    groups.put("PTP11-EXT", new ExtensionSabotages());
    groups.put("AND-EXT", new ExtensionSabotages());
    groups.put("PTP-ENC", new EncodingSabotages());
    groups.put("MTP-ENC", new EncodingSabotages());
    groups.put("PTP-EVSEM", new EventMeaningSabotages());
    groups.put("MTP-EVSEM", new EventMeaningSabotages());
    groups.put("PTP-ERR", new ErrorSabotages());
    groups.put("NIKON-OBS", new NikonSabotages());
    groups.put("LGP2-OBS", new LibgphotoSabotages());
    return groups;
  }

  private static Map<String, Sabotage> read() {
    Map<String, Sabotage> all = new LinkedHashMap<>();
    groups()
        .forEach(
            (name, functions) -> {
              for (Sabotage sabotage : read(name + ".csv", functions)) {
                if (all.put(sabotage.caseId(), sabotage) != null) {
                  throw new IllegalStateException(sabotage.caseId() + " is there twice");
                }
              }
            });
    return all;
  }

  private static List<Sabotage> read(String file, SabotageGroup functions) {
    List<Sabotage> read = new ArrayList<>();
    try (InputStream in = Sabotages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(",", -1);
        if (parts.length != COLUMNS) {
          throw new IllegalStateException(file + ": " + COLUMNS + " columns expected: " + line);
        }
        read.add(
            new Sabotage(
                parts[0],
                parts[1],
                Sabotage.Body.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                parts[3],
                parts[4],
                steps(file, parts[3], functions)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
    return read;
  }

  private static List<Consumer<VirtualCameraBuilder>> steps(
      String file, String how, SabotageGroup functions) {
    List<Consumer<VirtualCameraBuilder>> steps = new ArrayList<>();
    for (String step : how.split(BETWEEN_STEPS, -1)) {
      steps.add(
          step.startsWith("@")
              ? functions
                  .find(step.substring(1))
                  .orElseThrow(() -> new IllegalStateException(file + ": nothing is named " + step))
              : camera -> camera.fault(step));
    }
    return steps;
  }

  /** All of them, group by group. */
  public static List<Sabotage> all() {
    return List.copyOf(ALL.values());
  }

  /** The one for a case. */
  public static Optional<Sabotage> find(String caseId) {
    return Optional.ofNullable(ALL.get(caseId));
  }

  /** The case with a sabotage whose id is nearest to {@code word}. */
  public static Optional<String> nearest(String word) {
    return Spelling.nearest(word, ALL.keySet().stream());
  }
}
