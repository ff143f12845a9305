package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.run.Footprint;
import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.List;
import java.util.Optional;

/**
 * Puts back what a fuzz has changed: settings that are not as they were, files with our names.
 * Pictures that were taken stay. Immutable.
 *
 * @param settings the properties as they were
 * @param handles the objects that there were
 */
record Tidy(List<DevicePropDesc> settings, List<ObjectHandle> handles) {
  private static final String OURS = "FUZZ\\d{4}\\.TXT";

  /** Copies the lists. */
  Tidy {
    settings = List.copyOf(settings);
    handles = List.copyOf(handles);
  }

  /** Looks what is different, notes it, and puts it back as far as that goes. */
  void tidy(Probe probe, Identity identity, Timing timing, TargetFacts facts, Footprint footprint) {
    Attempt attempt = Attempt.make(probe, identity, timing);
    if (attempt.session().isEmpty()) {
      attempt.abandon();
      return;
    }
    try (ProbeSession session = attempt.session().get()) {
      if (session.call(OperationCode.OPEN_SESSION, 1).isOk()) {
        Scout scout = new Scout(session, facts);
        settings.forEach(before -> note(scout, before, footprint));
        scout.handles().stream()
            .filter(each -> !handles.contains(each) && isOurs(scout, each))
            .forEach(footprint::made);
        footprint.restore(session);
        session.call(OperationCode.CLOSE_SESSION);
      }
    }
  }

  private static boolean isOurs(Scout scout, ObjectHandle handle) {
    return scout.info(handle).filter(info -> info.fileName().matches(OURS)).isPresent();
  }

  private static void note(Scout scout, DevicePropDesc before, Footprint footprint) {
    Optional<PropertyValue> now =
        scout.describe(before.property()).map(DevicePropDesc::currentValue);
    if (now.isPresent() && !now.get().means(before.currentValue())) {
      footprint.changing(before.property(), before.currentValue().encode());
    }
  }
}
