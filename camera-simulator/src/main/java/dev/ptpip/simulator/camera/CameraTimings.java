package dev.ptpip.simulator.camera;

import dev.ptpip.simulator.model.Timings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long the body takes this time: as its model says, or as somebody planned; what varies is
 * drawn from the camera's random numbers. Safe for use by several threads.
 */
public final class CameraTimings {
  private final Timings model;
  private final RandomGenerator random;
  private volatile TimingPlan plan = TimingPlan.AS_MODEL;

  CameraTimings(Timings model, RandomGenerator random) {
    this.model = model;
    this.random = random;
  }

  /** Changes it from now on; what is under way goes on as it began. */
  public void plan(TimingPlan newPlan) {
    plan = newPlan;
  }

  /** What is planned. */
  public TimingPlan plan() {
    return plan;
  }

  /** From the order to focus to the result. */
  public Duration autofocus() {
    return plan.autofocus()
        .orElseGet(() -> new TimeSpan(model.autofocus(), model.autofocusSpread()))
        .draw(random);
  }

  /** From the order to take a picture to the opening of the shutter. */
  public Duration shutterLag() {
    return plan.shutterLag().orElseGet(() -> TimeSpan.of(model.shutterLag())).draw(random);
  }

  /**
   * From the closing of the shutter to the object that can be read.
   *
   * @param sinceOrder what has passed since the order to take the picture
   */
  public Duration write(Duration sinceOrder) {
    TimingPlan now = plan;
    if (now.capture().isPresent()) {
      Duration left = now.capture().get().draw(random).minus(sinceOrder);
      return left.isNegative() ? Duration.ZERO : left;
    }
    return now.write().orElseGet(() -> TimeSpan.of(model.write())).draw(random);
  }

  /** From the order to start live view to the first frame. */
  public Duration liveViewStart() {
    return plan.liveViewStart().orElseGet(() -> TimeSpan.of(model.liveViewStart())).draw(random);
  }

  /** From one live view frame to the next. */
  public Duration liveViewFrame() {
    return plan.liveViewFrame().orElse(model.liveViewFrame());
  }
}
