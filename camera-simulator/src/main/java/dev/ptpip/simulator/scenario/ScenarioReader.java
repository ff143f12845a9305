package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModelException;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.scenario.CardPlan.Files;
import dev.ptpip.simulator.scenario.CardPlan.Free;
import dev.ptpip.simulator.scenario.CardPlan.Lock;
import dev.ptpip.simulator.scenario.CardPlan.Presence;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads scenario files, and goes on behind a mistake so that all of them are told at once. Confined
 * to one thread.
 */
final class ScenarioReader {
  private static final int MAX_BYTES = 1 << 20;

  private final Problems problems;
  private final Path folder;
  private final Optional<String> otherCamera;

  private ScenarioReader(Problems problems, Path folder, Optional<String> otherCamera) {
    this.problems = problems;
    this.folder = folder;
    this.otherCamera = otherCamera;
  }

  static CameraScenario load(Path file, Optional<String> camera) throws IOException {
    String name = file.toString();
    Problems problems = new Problems(name);
    if (java.nio.file.Files.size(file) > MAX_BYTES) {
      problems.add(new Place(1, 1), "", "a scenario has at most " + MAX_BYTES + " bytes");
      throw problems.exception();
    }
    String text;
    try {
      text = java.nio.file.Files.readString(file);
    } catch (MalformedInputException e) {
      problems.add(new Place(1, 1), "", "is not UTF-8 text");
      throw problems.exception();
    }
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parse(name, text, parent == null ? Path.of("") : parent, camera);
  }

  static CameraScenario parse(String name, String text, Path folder, Optional<String> camera) {
    Problems problems = new Problems(name);
    ScenarioReader reader = new ScenarioReader(problems, folder, camera);
    CameraScenario scenario =
        YamlTree.read(text, problems).map(reader::scenario).orElse(CameraScenario.EMPTY);
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return scenario;
  }

  private CameraScenario scenario(YamlNode root) {
    Section top = Section.of(root, "", problems).only(Keys.SCENARIO);
    Optional<String> camera = top.read("camera", this::cameraName);
    Optional<CameraModel> model = model(top, camera);
    Optional<Long> seed = top.read("seed", ScenarioReader::number);
    Optional<String> clock = top.read("clock", ScenarioReader::clock);
    CardPlan card = top.find("card").map(this::card).orElse(CardPlan.USUAL);
    Optional<PairingPlan> pairing = top.find("pairing").flatMap(this::pairing);
    TimingPlan timing = top.find("timing").map(this::timing).orElse(TimingPlan.AS_MODEL);
    Map<String, String> state = Map.of();
    List<Rule> rules = List.of();
    List<Expectation> expect = List.of();
    if (model.isPresent()) {
      Words words = Words.of(model.get());
      state =
          top.find("state")
              .map(node -> StateSection.read(node, model.get(), problems))
              .orElse(Map.of());
      rules =
          top.find("rules").map(node -> RuleSection.read(node, words, problems)).orElse(List.of());
      expect =
          top.find("expect")
              .map(node -> ExpectSection.read(node, words, problems))
              .orElse(List.of());
    }
    return new CameraScenario(
        camera,
        seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
        clock,
        state,
        card,
        pairing,
        timing,
        rules,
        expect);
  }

  // ---- the camera

  /** A model file is looked for where the scenario is. */
  private String cameraName(String text) {
    boolean file = text.matches(".*\\.(json|ya?ml)") || text.contains("/") || text.contains("\\");
    return file ? folder.resolve(text).toString() : text;
  }

  private Optional<CameraModel> model(Section top, Optional<String> named) {
    String name = otherCamera.or(() -> named).orElseGet(CameraModels::defaultName);
    try {
      return Optional.of(CameraModels.load(name));
    } catch (CameraModelException wrong) {
      Place place = top.find("camera").map(YamlNode::place).orElse(new Place(1, 1));
      problems.add(place, "camera", String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private static long number(String text) {
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number expected, not \"" + text + "\"", e);
    }
  }

  private static String clock(String text) {
    try {
      SimClock.parse(text).close();
      return text;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "real, virtual or a factor such as x10 expected, not \"" + text + "\"", e);
    }
  }

  // ---- card

  private CardPlan card(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("none")) {
      return CardPlan.NONE;
    }
    Section card = Section.of(node, "card", problems).only(Keys.CARD);
    return new CardPlan(
        Presence.IN,
        card.read("files", this::files),
        card.read("size", Quantity::bytes).map(OptionalLong::of).orElse(OptionalLong.empty()),
        card.read("free", ScenarioReader::free),
        card.read("locked", ScenarioReader::lock).orElse(Lock.OPEN),
        card.texts("protected").stream().map(name -> name.equals("all") ? "*" : name).toList());
  }

  private Files files(String text) {
    if (text.equals("none")) {
      return new Files.None();
    }
    Path path = folder.resolve(text).normalize();
    if (!java.nio.file.Files.isDirectory(path)) {
      throw new IllegalArgumentException("a folder that exists, or none, expected, not " + path);
    }
    return new Files.Folder(path);
  }

  private static Free free(String text) {
    return Quantity.isImages(text)
        ? new Free.Images(Quantity.images(text))
        : new Free.Size(Quantity.bytes(text));
  }

  private static Lock lock(String text) {
    return switch (text) {
      case "yes", "true" -> Lock.LOCKED;
      case "no", "false" -> Lock.OPEN;
      default -> throw new IllegalArgumentException("yes or no expected, not \"" + text + "\"");
    };
  }

  // ---- pairing

  private Optional<PairingPlan> pairing(YamlNode node) {
    if (node instanceof YamlNode.Sequence sequence) {
      Set<Guid> guids = new HashSet<>();
      for (YamlNode item : sequence.items()) {
        Section.read(item, "pairing", problems, Guid::parse).ifPresent(guids::add);
      }
      return Optional.of(new PairingPlan.Only(guids));
    }
    return Section.read(node, "pairing", problems, ScenarioReader::everybody);
  }

  private static PairingPlan everybody(String text) {
    return switch (text) {
      case "accept" -> PairingPlan.Everybody.ACCEPT;
      case "deny" -> PairingPlan.Everybody.DENY;
      case "ask" -> PairingPlan.Everybody.ASK;
      default ->
          throw new IllegalArgumentException(
              "accept, deny, ask or a list of GUIDs expected, not \"" + text + "\"");
    };
  }

  // ---- timing

  private TimingPlan timing(YamlNode node) {
    Section timing = Section.of(node, "timing", problems).only(Keys.TIMING);
    return new TimingPlan(
        timing.read("autofocus", Quantity::span),
        timing.read("shutter-lag", Quantity::span),
        timing.read("capture", Quantity::span),
        timing.read("write", Quantity::span),
        timing.read("liveview-start", Quantity::span),
        timing.read("liveview", Quantity::frame));
  }
}
