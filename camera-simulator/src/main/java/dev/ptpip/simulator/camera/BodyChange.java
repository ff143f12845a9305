package dev.ptpip.simulator.camera;

import dev.ptpip.simulator.model.Lens;
import java.util.Optional;

/** Something that a hand, or the world, did to the body. */
public sealed interface BodyChange {
  /** The charge of the battery is another; {@code percent} 0 to 100. */
  record BatteryChanged(int percent) implements BodyChange {}

  /** Another lens is on, or none. */
  record LensChanged(Optional<Lens> lens) implements BodyChange {}

  /** The scene lets autofocus succeed from now on, or not. */
  record FocusChanged(FocusOutcome outcome) implements BodyChange {}

  /** The body got hot, or cooled down. */
  record TemperatureChanged(Temperature temperature) implements BodyChange {}

  /** The shutter release was pressed all the way. */
  record ShutterPressed() implements BodyChange {}

  /** The shutter release was pressed half way. */
  record ShutterHalfPressed() implements BodyChange {}

  /** The shutter release was let go. */
  record ShutterReleased() implements BodyChange {}

  /** The body was switched on or off; off ends every connection. */
  record PowerChanged(Power power) implements BodyChange {}
}
