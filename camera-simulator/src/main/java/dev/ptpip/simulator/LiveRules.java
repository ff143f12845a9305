package dev.ptpip.simulator;

import dev.ptpip.pcap.live.LiveConnection;
import dev.ptpip.pcap.live.LiveJudge;
import dev.ptpip.pcap.live.LiveTraffic;
import dev.ptpip.pcap.live.WatchedLink;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.LinkInfo;
import dev.ptpip.simulator.responder.LogLine;
import dev.ptpip.simulator.responder.Violation;
import dev.ptpip.simulator.responder.Violations;

/**
 * Holds everything that initiators send against the passive rules, while it comes. PTPIP-CLOSE-06
 * is left to the responder, which knows it anyway.
 */
final class LiveRules implements LinkDecorator {
  private static final String KNOWN_TO_THE_RESPONDER = "PTPIP-CLOSE-06";

  private final SimClock clock;
  private final Violations violations;
  private final CameraLog log;
  private final LiveTraffic traffic;

  LiveRules(SimClock clock, Violations violations, CameraLog log) {
    this.clock = clock;
    this.violations = violations;
    this.log = log;
    this.traffic =
        // how long an initiator takes is real time, whatever the camera's clock shows
        new LiveTraffic(
            SimClock.real()::now,
            new LiveJudge(
                PassiveRules.all().stream()
                    .filter(rule -> !rule.id().equals(KNOWN_TO_THE_RESPONDER))
                    .toList(),
                this::found));
  }

  @Override
  public ByteLink decorate(ByteLink link, LinkInfo info) {
    return new WatchedLink(link, traffic.connection(link.peer()));
  }

  private void found(LiveConnection where, dev.ptpip.pcap.rule.Violation what) {
    String rule = what.requirement().id();
    violations.report(new Violation(clock.now(), rule, where.peer(), what.text()));
    if (log != CameraLog.NONE) {
      log.line(
          new LogLine(
              clock.now(), LogLine.Mark.VIOLATION, where.peer(), what.text() + "  " + rule));
    }
  }
}
