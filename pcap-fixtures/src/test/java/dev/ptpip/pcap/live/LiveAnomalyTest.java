package dev.ptpip.pcap.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.protocol.io.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a camera understands in spite of its form is told all the same. */
class LiveAnomalyTest {
  private final List<Violation> found = new ArrayList<>();
  private final LiveConnection connection =
      new LiveTraffic(
              () -> Instant.EPOCH,
              new LiveJudge(PassiveRules.all(), (where, what) -> found.add(what)))
          .connection("somebody");

  private List<String> rulesOf(Side from, String hex) {
    found.clear();
    connection.bytes(from, Bytes.ofHex(hex).asBuffer());
    return found.stream().map(each -> each.requirement().id()).toList();
  }

  /** feklee/ptp.js: a name as a PTP String, and version 1. */
  @Test
  void formOfTheNameAndVersion() {
    assertThat(
            rulesOf(
                Side.INITIATOR,
                "21000000 01000000 00000000000000000000000000000000 02 7800 0000 01000000"))
        .containsExactly("PTPIP-INIT-25", "PTPIP-INIT-06");
    assertThat(found.get(0).text()).startsWith("FriendlyName: UTF-16LE up to a NUL expected");
    assertThat(found.get(0).offender()).isEqualTo(Side.INITIATOR);
  }

  @Test
  void eachPacketHasItsOwn() {
    rulesOf(Side.INITIATOR, "1b000000 01000000 00000000000000000000000000000000 706900");

    assertThat(rulesOf(Side.INITIATOR, "10000000 09000000 01000000 02000000"))
        .containsExactly("PTPIP-DATA-03");
    assertThat(rulesOf(Side.INITIATOR, "0e000000 0c000000 01000000 2003")).isEmpty();
  }

  /** The judge is for initiators. */
  @Test
  void thoseOfTheResponderAreNot() {
    assertThat(rulesOf(Side.RESPONDER, "0c000000 05000000 2a000000")).isEmpty();
  }
}
