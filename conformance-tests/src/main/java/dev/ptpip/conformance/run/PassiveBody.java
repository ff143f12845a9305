package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Frame;
import java.util.List;

/** A rule that is checked on the traffic of other cases. Has no state of its own. */
@FunctionalInterface
public interface PassiveBody {
  /** Looks through the frames of one case; what is found goes into {@code found}. */
  void judge(List<Frame> frames, PassiveFindings found);
}
