package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;

/**
 * What all cases of a run share.
 *
 * @param target what is judged
 * @param facts what it says of itself
 * @param timing how long to wait
 * @param options how the run is to be
 * @param footprint what was done to the target
 * @param manners how often it may be connected to
 */
record RunState(
    Target target,
    TargetFacts facts,
    Timing timing,
    RunOptions options,
    Footprint footprint,
    Manners manners) {}
