package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.model.CameraModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the state of the body in a scenario file, and tries it on a body of the model. */
final class StateSection {
  private StateSection() {}

  static Map<String, String> read(YamlNode node, CameraModel model, Problems problems) {
    Section state = Section.of(node, "state", problems);
    Map<String, String> settings = new LinkedHashMap<>();
    try (ScratchBody body = ScratchBody.of(model)) {
      // the mode decides what else can be set
      state.fields().entrySet().stream()
          .sorted((a, b) -> Boolean.compare(isMode(b.getKey()), isMode(a.getKey())))
          .forEach(
              field -> {
                String key = field.getKey();
                try {
                  BodySettings.check(key, model);
                } catch (IllegalArgumentException unknown) {
                  problems.add(
                      field.getValue().place(), "state", String.valueOf(unknown.getMessage()));
                  return;
                }
                state
                    .read(
                        key,
                        text -> {
                          BodySettings.apply(body.camera(), key, text);
                          return text;
                        })
                    .ifPresent(text -> settings.put(key, text));
              });
    }
    return settings;
  }

  static boolean isMode(String key) {
    return key.equals(Setting.MODE.name());
  }
}
