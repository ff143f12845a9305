package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import java.util.Optional;

/** What a target has to offer for a case to make sense. */
@FunctionalInterface
public interface Need {
  /** Why the case does not apply; empty if all is there. */
  Optional<String> missing(TargetFacts facts, Target target);

  /** The target lists the operation. */
  static Need operation(OperationCode operation) {
    return (facts, target) ->
        facts.supports(operation)
            ? Optional.empty()
            : Optional.of("not offered: " + Words.of(operation));
  }

  /** The target lists the event. */
  static Need event(EventCode event) {
    return (facts, target) ->
        facts.supports(event) ? Optional.empty() : Optional.of("not offered: " + Words.of(event));
  }

  /** The target lists the property. */
  static Need property(DevicePropertyCode property) {
    return (facts, target) ->
        facts.supports(property)
            ? Optional.empty()
            : Optional.of("not offered: " + Words.of(property));
  }

  /** There is a card. */
  static Need card() {
    return (facts, target) ->
        facts.stores().isEmpty() ? Optional.of("there is no card in the camera") : Optional.empty();
  }

  /** Somebody can touch the body. */
  static Need hand() {
    return (facts, target) ->
        target.hand().isPresent() ? Optional.empty() : Optional.of("needs a hand on the body");
  }
}
