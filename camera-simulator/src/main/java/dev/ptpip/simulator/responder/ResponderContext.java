package dev.ptpip.simulator.responder;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.clock.SimClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections of one responder share.
 *
 * @param hostClock real time, for durations
 * @param connectionNumbers number of the connection that was accepted last
 */
record ResponderContext(
    String name,
    Camera camera,
    ResponderOptions options,
    ResponderRules rules,
    OfferedOperations operations,
    List<OperationInterceptor> interceptors,
    ConnectionThreads threads,
    Timers timers,
    SlotTable slots,
    OpenSessions sessions,
    OperationLog log,
    CodeNames names,
    Journal journal,
    SimClock hostClock,
    AtomicLong connectionNumbers) {

  /** Stands where the camera may deviate. */
  Deviations deviations() {
    return options.deviations().get();
  }

  /** Name for a thread of this responder. */
  String threadName(String what) {
    return name + "-" + what;
  }
}
