package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.model.CameraModel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a body into a state that is written as people write it: {@code battery}: {@code 62%}. */
public final class BodySettings {
  private BodySettings() {}

  /**
   * Sets several things in their order, but the mode first.
   *
   * @throws IllegalArgumentException if the body has no such setting, or not this value
   */
  public static void apply(Camera camera, Map<String, String> settings) {
    settings.entrySet().stream()
        .sorted(
            (a, b) ->
                Boolean.compare(StateSection.isMode(b.getKey()), StateSection.isMode(a.getKey())))
        .forEach(setting -> apply(camera, setting.getKey(), setting.getValue()));
  }

  /**
   * Sets one thing.
   *
   * @throws IllegalArgumentException if the body has no such setting, or not this value
   */
  public static void apply(Camera camera, String name, String text) {
    BodyState body = camera.body();
    switch (name) {
      case "battery" -> body.battery(Quantity.percent(text));
      case "lens" -> {
        if (text.equals("none")) {
          body.detachLens();
        } else {
          body.attachLens(LensName.parse(text));
        }
      }
      case "focus" -> body.focus(focus(text));
      case "temperature" -> body.temperature(temperature(text));
      default -> {
        NamedProperty property = property(camera.model(), name);
        DevicePropDesc now = camera.properties().describe(property.code()).orElseThrow();
        body.turnDial(property.code(), property.parse(text, now));
      }
    }
  }

  private static FocusOutcome focus(String text) {
    return switch (text) {
      case "found" -> FocusOutcome.IN_FOCUS;
      case "missed" -> FocusOutcome.OUT_OF_FOCUS;
      default ->
          throw new IllegalArgumentException("found or missed expected, not \"" + text + "\"");
    };
  }

  private static Temperature temperature(String text) {
    return switch (text) {
      case "normal" -> Temperature.NORMAL;
      case "hot" -> Temperature.HOT;
      default -> throw new IllegalArgumentException("normal or hot expected, not \"" + text + "\"");
    };
  }

  /** Refuses names that mean nothing at this model. */
  static void check(String name, CameraModel model) {
    if (!Keys.STATE.contains(name)) {
      property(model, name);
    }
  }

  private static NamedProperty property(CameraModel model, String name) {
    PropertyNames names =
        VendorExtensions.installed()
            .named(model.vendor())
            .orElse(VendorExtensions.STANDARD)
            .properties();
    Optional<NamedProperty> found = names.find(name, code -> model.property(code).isPresent());
    return found.orElseThrow(
        () -> {
          Optional<String> near =
              Spelling.nearest(
                      name,
                      Stream.concat(
                          Keys.STATE.stream(),
                          names.all().stream()
                              .filter(each -> model.property(each.code()).isPresent())
                              .map(NamedProperty::name)))
                  .or(() -> names.nearest(name));
          String hint = near.map(word -> "; did you mean " + word + "?").orElse("");
          return new IllegalArgumentException(
              names.candidates(name).isEmpty()
                  ? "no setting \"" + name + "\"" + hint
                  : model.name() + " has no setting \"" + name + "\"");
        });
  }
}
