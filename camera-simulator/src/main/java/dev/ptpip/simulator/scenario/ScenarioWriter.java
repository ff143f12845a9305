package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.fault.CameraAction;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.scenario.CardPlan.Files;
import dev.ptpip.simulator.scenario.CardPlan.Free;
import dev.ptpip.simulator.scenario.CardPlan.Lock;
import dev.ptpip.simulator.scenario.CardPlan.Presence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints a scenario as a file. Confined to one thread. */
final class ScenarioWriter {
  private final StringBuilder text = new StringBuilder();

  private ScenarioWriter() {}

  static String write(CameraScenario scenario) {
    ScenarioWriter writer = new ScenarioWriter();
    writer.all(scenario);
    return writer.text.toString();
  }

  private void all(CameraScenario scenario) {
    scenario.camera().ifPresent(name -> line("camera", name));
    scenario.seed().ifPresent(seed -> text.append("seed: ").append(seed).append('\n'));
    scenario.clock().ifPresent(clock -> line("clock", clock));
    if (!scenario.state().isEmpty()) {
      text.append("\nstate:\n");
      scenario.state().forEach((name, value) -> inner(name, value));
    }
    card(scenario.card());
    scenario.pairing().ifPresent(this::pairing);
    timing(scenario.timing());
    rules(scenario.rules());
    if (!scenario.expect().isEmpty()) {
      text.append("\nexpect:\n");
      scenario.expect().forEach(each -> text.append("  - ").append(expectation(each)).append('\n'));
    }
  }

  private void line(String key, String value) {
    text.append(key).append(": ").append(scalar(value)).append('\n');
  }

  private void inner(String key, String value) {
    text.append("  ");
    line(key, value);
  }

  private void card(CardPlan card) {
    if (card.isUsual()) {
      return;
    }
    if (card.presence() == Presence.OUT) {
      text.append("\ncard: none\n");
      return;
    }
    text.append("\ncard:\n");
    card.size().ifPresent(bytes -> inner("size", Quantity.bytesText(bytes)));
    card.files()
        .ifPresent(
            files ->
                inner(
                    "files",
                    files instanceof Files.Folder folder ? folder.path().toString() : "none"));
    card.free()
        .ifPresent(
            free ->
                inner(
                    "free",
                    free instanceof Free.Images images
                        ? images.count() + (images.count() == 1 ? " image" : " images")
                        : Quantity.bytesText(((Free.Size) free).bytes())));
    if (card.lock() == Lock.LOCKED) {
      text.append("  locked: yes\n");
    }
    List<String> names = card.protectedFiles();
    if (names.contains("*")) {
      text.append("  protected: all\n");
    } else if (!names.isEmpty()) {
      text.append("  protected: [").append(list(names)).append("]\n");
    }
  }

  private static String list(List<String> texts) {
    return texts.stream().map(ScenarioWriter::scalar).collect(Collectors.joining(", "));
  }

  private void pairing(PairingPlan plan) {
    text.append("\npairing: ");
    if (plan instanceof PairingPlan.Only only) {
      List<String> guids = only.guids().stream().map(Guid::toString).sorted().toList();
      text.append('[')
          .append(guids.stream().map(ScenarioWriter::quoted).collect(Collectors.joining(", ")))
          .append("]\n");
    } else {
      text.append(
              switch ((PairingPlan.Everybody) plan) {
                case ACCEPT -> "accept";
                case DENY -> "deny";
                case ASK -> "ask";
              })
          .append('\n');
    }
  }

  private void timing(TimingPlan timing) {
    if (timing.equals(TimingPlan.AS_MODEL)) {
      return;
    }
    text.append("\ntiming:\n");
    span("autofocus", timing.autofocus().map(Quantity::spanText));
    span("shutter-lag", timing.shutterLag().map(Quantity::spanText));
    span("capture", timing.capture().map(Quantity::spanText));
    span("write", timing.write().map(Quantity::spanText));
    span("liveview-start", timing.liveViewStart().map(Quantity::spanText));
    span("liveview", timing.liveViewFrame().map(Quantity::frameText));
  }

  private void span(String key, Optional<String> value) {
    value.ifPresent(some -> inner(key, some));
  }

  private void rules(List<Rule> rules) {
    if (rules.isEmpty()) {
      return;
    }
    text.append("\nrules:\n");
    for (Rule rule : rules) {
      if (rule.actions().stream().anyMatch(CameraAction.Answer.class::isInstance)) {
        text.append("  # in Java: ").append(rule.occasion()).append(" → code answers\n");
      } else {
        text.append("  - ").append(rule.yaml()).append('\n');
      }
    }
  }

  private static String expectation(Expectation expectation) {
    return expectation instanceof Expectation.Came came
        ? scalar(came.operation().toString()) + ": " + came.amount()
        : expectation.toString();
  }

  /** A text as YAML readers take it for a text. */
  static String scalar(String value) {
    boolean plain =
        value.matches("[A-Za-z0-9./+-][A-Za-z0-9 %()±_./+-]*")
            && !value.matches("(?i)on|off|yes|no|y|n|true|false|null|-.*")
            && !value.endsWith(" ");
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
