package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.fault.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is different at one camera; immutable. A YAML file, the Java builder and the REST API all
 * make one of these, and {@link #yaml} prints it as a file again.
 *
 * @param camera built-in model or path of a model file; empty for the default
 * @param seed what makes two runs alike; empty for 1
 * @param clock {@code real}, {@code virtual} or a factor such as {@code x10}; empty for real
 * @param state settings of the body by name, as people write them, in the order in which they are
 *     set: {@code battery}, {@code lens}, {@code focus}, {@code temperature} and properties
 * @param card what is in the first card slot
 * @param pairing who may connect; empty for everybody
 * @param timing how long it takes
 * @param rules when it deviates, in the order in which they are tried
 * @param expect what has to be true in the end
 */
public record CameraScenario(
    Optional<String> camera,
    OptionalLong seed,
    Optional<String> clock,
    Map<String, String> state,
    CardPlan card,
    Optional<PairingPlan> pairing,
    TimingPlan timing,
    List<Rule> rules,
    List<Expectation> expect) {
  /** Nothing is different. */
  public static final CameraScenario EMPTY =
      new CameraScenario(
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Map.of(),
          CardPlan.USUAL,
          Optional.empty(),
          TimingPlan.AS_MODEL,
          List.of(),
          List.of());

  /** Copies; the order of {@code state} stays. */
  public CameraScenario {
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    rules = List.copyOf(rules);
    expect = List.copyOf(expect);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws ScenarioException if it is no scenario; it has everything that is wrong
   */
  public static CameraScenario load(Path file) throws IOException {
    return ScenarioReader.load(file, CameraScenario.EMPTY.camera());
  }

  /**
   * Reads a file for a model that was chosen elsewhere, in place of the one that the file names.
   *
   * @throws IOException if it can't be read
   * @throws ScenarioException if it is no scenario; it has everything that is wrong
   */
  public static CameraScenario load(Path file, String camera) throws IOException {
    return ScenarioReader.load(file, Optional.of(camera));
  }

  /**
   * Reads the text of a file.
   *
   * @param name what messages call it
   * @param folder what paths in it are relative to
   * @throws ScenarioException if it is no scenario; it has everything that is wrong
   */
  public static CameraScenario parse(String name, String text, Path folder) {
    return ScenarioReader.parse(name, text, folder, Optional.empty());
  }

  /** The keys that differ in {@code other} and can't be changed while a camera runs. */
  public List<String> differencesThatNeedAStart(CameraScenario other) {
    List<String> keys = new ArrayList<>();
    if (other.camera.isPresent() && !other.camera.equals(camera)) {
      keys.add("camera");
    }
    if (other.seed.isPresent() && !other.seed.equals(seed)) {
      keys.add("seed");
    }
    if (other.clock.isPresent() && !other.clock.equals(clock)) {
      keys.add("clock");
    }
    if (!other.card.equals(card)) {
      keys.add("card");
    }
    return keys;
  }

  /** As a file that reads as an equal scenario, unless rules hold code. */
  public String yaml() {
    return ScenarioWriter.write(this);
  }
}
