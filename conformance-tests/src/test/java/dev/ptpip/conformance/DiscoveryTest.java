package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.probe.Announcements;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.simulated.Announcer;
import dev.ptpip.conformance.simulated.Simulated;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a camera is announced is asked by multicast DNS; here somebody else answers for it. */
class DiscoveryTest {
  private static final List<String> NIKON =
      List.of(
          "guid=04b00450-0000-1001-8001-3cbee1000000",
          "vid=A",
          "pid=450",
          "seq=20d4c27d",
          "ver=1",
          "apps=NCWC",
          "grpn=NX");

  /** PTPIP-DISC-02, PTPIP-DISC-03. */
  @Test
  void cameraThatIsAnnouncedAsNikonsArePasses() throws Exception {
    try (Simulated camera = Simulated.d5300();
        Announcer announcer = Announcer.of(camera.camera().port(), NIKON)) {
      assertThat(judge(camera, announcer, "PTPIP-DISC-02").verdict()).isEqualTo(Verdict.PASS);
      assertThat(judge(camera, announcer, "PTPIP-DISC-03").verdict()).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void otherPortIsAWarning() throws Exception {
    try (Simulated camera = Simulated.d5300();
        Announcer announcer = Announcer.of(1, NIKON)) {
      CaseResult result = judge(camera, announcer, "PTPIP-DISC-02");
      assertThat(result.verdict()).isEqualTo(Verdict.WARN);
      assertThat(result.findings()).singleElement().asString().contains("port 1");
    }
  }

  @Test
  void attributesThatAreMissingAreADifference() throws Exception {
    try (Simulated camera = Simulated.d5300();
        Announcer announcer = Announcer.of(camera.camera().port(), NIKON.subList(0, 5))) {
      CaseResult result = judge(camera, announcer, "PTPIP-DISC-03");
      assertThat(result.verdict()).isEqualTo(Verdict.DIFFERS);
      assertThat(result.findings()).singleElement().asString().contains("missing: apps, grpn");
    }
  }

  @Test
  void loopbackIsNoNetworkToLookInto() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      assertThat(judge(camera, camera.target(), "PTPIP-DISC-02").verdict())
          .isEqualTo(Verdict.NOT_APPLICABLE);
    }
  }

  @Test
  void answerThatIsNoneIsPassedOver() throws Exception {
    // a name that refers to itself for ever, a record that is cut off, and a question
    byte[][] answers = {
      {0, 0, (byte) 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, (byte) 0xC0, 12},
      {0, 0, (byte) 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 12, 0, 1, 0, 0, 0, 0, 0, 9, 1},
      {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
      {1}
    };
    for (byte[] answer : answers) {
      try (Announcer announcer = Announcer.saying(answer)) {
        assertThat(
                Announcements.of(
                    InetAddress.getLoopbackAddress(),
                    List.of(announcer.address()),
                    Duration.ofMillis(60)))
            .isEmpty();
      }
    }
  }

  private static CaseResult judge(Simulated camera, Announcer announcer, String id)
      throws Exception {
    return judge(camera, camera.target().withAnnouncer(announcer.address()), id);
  }

  private static CaseResult judge(Simulated camera, Target target, String id) throws Exception {
    CheckRun run =
        CheckRun.open(
            target,
            Cases.responders(),
            Simulated.options(Profile.NIKON).selecting(id),
            RunListener.NONE);
    CaseResult result = run.run(run.start().cases().get(0));
    run.finish();
    assertThat(camera.camera().isRunning()).isTrue();
    return result;
  }
}
