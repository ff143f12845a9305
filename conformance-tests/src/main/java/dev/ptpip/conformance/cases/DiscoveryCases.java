package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Announcements;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.TargetFacts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Group 24: how cameras are found. Nothing of it is part of PTP/IP, so that nothing of it can be
 * failed.
 */
final class DiscoveryCases {
  private static final int DNS_PORT = 5353;
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** What the attributes of a Z 9 are called (observed). */
  private static final List<String> NIKON_KEYS =
      List.of("guid", "vid", "pid", "seq", "ver", "apps", "grpn");

  static final CaseGroup GROUP =
      CaseGroup.of(
          "discovery",
          ConformanceCase.of(
                  "PTPIP-DISC-02",
                  "the camera announces _ptp._tcp with its port",
                  DiscoveryCases::announced)
              .needs(DiscoveryCases::network)
              .withoutSabotage(),
          ConformanceCase.of(
                  "PTPIP-DISC-03",
                  "a Nikon's announcement has the usual attributes",
                  DiscoveryCases::attributes)
              .withoutHand()
              .needs(DiscoveryCases::network, nikon())
              .withoutSabotage());

  private DiscoveryCases() {}

  private static Optional<String> network(TargetFacts facts, Target target) {
    return target.announcer().isEmpty() && target.address().getAddress().isLoopbackAddress()
        ? Optional.of("a loopback address is in no network where cameras are announced")
        : Optional.empty();
  }

  private static Need nikon() {
    return (facts, target) ->
        facts
                .info()
                .filter(info -> info.manufacturer().toLowerCase(Locale.ROOT).contains("nikon"))
                .isPresent()
            ? Optional.empty()
            : Optional.of("the camera is no Nikon");
  }

  private static Optional<Announcements.Service> service(CaseContext c) {
    Target target = c.target();
    List<InetSocketAddress> where =
        target
            .announcer()
            .map(List::of)
            .orElseGet(
                () ->
                    List.of(
                        Announcements.EVERYBODY,
                        new InetSocketAddress(target.address().getAddress(), DNS_PORT)));
    try {
      return Announcements.of(target.address().getAddress(), where, c.timing().bound(ANSWER));
    } catch (IOException unreachable) {
      throw c.stop("nobody can be asked what is announced: " + unreachable.getMessage());
    }
  }

  private static void announced(CaseContext c) {
    Optional<Announcements.Service> service = service(c);
    c.require(
        service.isPresent(),
        Announcements.SERVICE_TYPE + " announced by " + c.target().address().getHostString(),
        "nothing within " + ANSWER.toSeconds() + " s",
        Optional.empty());
    service.ifPresent(
        found -> {
          c.note(found.instance() + " " + found.text());
          c.check(
              found.port() == c.target().address().getPort(),
              "port " + c.target().address().getPort(),
              "port " + found.port(),
              Optional.empty());
        });
  }

  private static void attributes(CaseContext c) {
    Announcements.Service service =
        service(c).orElseThrow(() -> c.stopNotApplicable("the camera announces nothing"));
    List<String> missing =
        NIKON_KEYS.stream().filter(key -> !service.text().containsKey(key)).toList();
    c.check(
        missing.isEmpty(),
        "attributes " + String.join(", ", NIKON_KEYS),
        "missing: " + String.join(", ", missing),
        Optional.empty());
  }
}
