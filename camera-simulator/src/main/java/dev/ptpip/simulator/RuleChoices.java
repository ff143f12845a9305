package dev.ptpip.simulator;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.fault.Action;
import dev.ptpip.simulator.fault.CameraAction;
import dev.ptpip.simulator.fault.NetworkAction;
import dev.ptpip.simulator.fault.Position;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.RuleBuilder;
import dev.ptpip.simulator.fault.Trigger;
import dev.ptpip.simulator.fault.Wires;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.CodeNames;
import dev.ptpip.simulator.scenario.Call;
import dev.ptpip.simulator.scenario.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A rule of a camera that is being planned: first when it applies, then what happens, which leads
 * back to the camera. Confined to one thread.
 *
 * <pre>{@code
 * VirtualCamera.nikonD5300()
 *     .when(GET_OBJECT).nth(1).atData(0.5).drop(ofSeconds(3))
 *     .build();
 * }</pre>
 */
public final class RuleChoices {
  private final VirtualCameraBuilder camera;
  private final RuleBuilder rule;

  RuleChoices(VirtualCameraBuilder camera, RuleBuilder rule) {
    this.camera = camera;
    this.rule = rule;
  }

  /** Begins a rule for an operation, whatever its parameters. */
  static RuleChoices of(VirtualCameraBuilder camera, OperationCode operation) {
    return new RuleChoices(camera, Rule.when(named(camera, operation)));
  }

  /** Begins a rule for an operation with such parameters. */
  static RuleChoices of(
      VirtualCameraBuilder camera, OperationCode operation, Predicate<Parameters> parameters) {
    CameraModel asked = camera.body();
    return new RuleChoices(
        camera,
        Rule.when(
            named(camera, operation)
                .with(request -> parameters.test(new Parameters(request, asked)))));
  }

  private static Trigger.OnOperation named(VirtualCameraBuilder camera, OperationCode operation) {
    return new Trigger.OnOperation(
        Optional.of(operation),
        new CodeNames(camera.body().vendor()).book().name(operation),
        List.of());
  }

  // ---- when

  /** Only for the {@code number}-th time, counted from 1. */
  public RuleChoices nth(int number) {
    rule.nth(number);
    return this;
  }

  /** For each {@code number}-th time. */
  public RuleChoices every(int number) {
    rule.every(number);
    return this;
  }

  /** At most {@code number} times. */
  public RuleChoices times(int number) {
    rule.times(number);
    return this;
  }

  /** With this probability, 0 to 1, by the seed. */
  public RuleChoices chance(double share) {
    rule.chance(share);
    return this;
  }

  /** When this share of the data phase is through, 0 to 1. */
  public RuleChoices atData(double share) {
    rule.atData(share);
    return this;
  }

  /** At this place of the exchange. */
  public RuleChoices at(Position place) {
    rule.at(place);
    return this;
  }

  /** Only while this is true of the body; {@code what} says it in words. */
  public RuleChoices onlyIf(String what, Predicate<Camera> test) {
    rule.onlyIf(what, test);
    return this;
  }

  /** For these connections. */
  public RuleChoices on(Wires which) {
    rule.on(which);
    return this;
  }

  // ---- what happens

  /** All of these, in order. */
  public VirtualCameraBuilder does(Action... actions) {
    return camera.rule(rule.then(actions).build());
  }

  /** Both connections are gone, and nobody can connect for this time. */
  public VirtualCameraBuilder drop(Duration time) {
    return does(new NetworkAction.Drop(time));
  }

  /** What follows is late. */
  public VirtualCameraBuilder delay(Duration time) {
    return does(new NetworkAction.Delay(time, Duration.ZERO));
  }

  /** No more than so many bytes a second go out. */
  public VirtualCameraBuilder rate(long bytesPerSecond) {
    return does(new NetworkAction.Rate(bytesPerSecond));
  }

  /** Nothing goes out any more, and the connections stay. */
  public VirtualCameraBuilder stall() {
    return does(new NetworkAction.Stall(Optional.empty()));
  }

  /** The connection is reset. */
  public VirtualCameraBuilder reset() {
    return does(new NetworkAction.Reset());
  }

  /** The connection is closed. */
  public VirtualCameraBuilder close() {
    return does(new NetworkAction.Close());
  }

  /** It is not carried out and answered so. */
  public VirtualCameraBuilder reply(ResponseCode code) {
    return does(new CameraAction.ReplyWith(code, code.toString()));
  }

  /** The camera is busy so many times. */
  public VirtualCameraBuilder busy(int times) {
    return does(new CameraAction.Busy(times));
  }

  /** No picture fits on any card. */
  public VirtualCameraBuilder storeFull() {
    return does(new CameraAction.StoreFull());
  }

  /** The cards are taken out. */
  public VirtualCameraBuilder cardOut() {
    return does(new CameraAction.CardOut());
  }

  /** Somebody turns a dial: {@code set("iso", "800")}. */
  public VirtualCameraBuilder set(String setting, String value) {
    return does(new CameraAction.Set(Map.of(setting, value)));
  }

  /** Code answers; such a rule can't be printed. */
  public VirtualCameraBuilder answer(Call.Answer answer) {
    return does(new CameraAction.Answer(Call.interceptor(answer)));
  }
}
