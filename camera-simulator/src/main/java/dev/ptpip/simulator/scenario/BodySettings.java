package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.camera.BodyArrangement;
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
   * Sets several things in their order, but the mode first: all of them or none.
   *
   * @throws IllegalArgumentException if the body has no such setting, or not this value
   */
  public static void apply(Camera camera, Map<String, String> settings) {
    camera
        .body()
        .arrange(
            body ->
                settings.entrySet().stream()
                    .sorted(
                        (a, b) ->
                            Boolean.compare(
                                StateSection.isMode(b.getKey()), StateSection.isMode(a.getKey())))
                    .forEach(
                        setting ->
                            plan(body, camera.model(), setting.getKey(), setting.getValue())));
  }

  /**
   * Sets one thing.
   *
   * @throws IllegalArgumentException if the body has no such setting, or not this value
   */
  public static void apply(Camera camera, String name, String text) {
    camera.body().arrange(body -> plan(body, camera.model(), name, text));
  }

  /**
   * Has one thing set with others.
   *
   * @throws IllegalArgumentException if the body has no such setting, or it is none of its values
   */
  public static void plan(BodyArrangement body, CameraModel model, String name, String text) {
    switch (name) {
      case "battery" -> body.battery(Quantity.percent(text));
      case "lens" ->
          body.lens(text.equals("none") ? Optional.empty() : Optional.of(LensName.parse(text)));
      case "focus" -> body.focus(focus(text));
      case "temperature" -> body.temperature(temperature(text));
      default -> {
        NamedProperty property = property(model, name);
        body.turn(property.code(), offered -> property.parse(text, offered));
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
