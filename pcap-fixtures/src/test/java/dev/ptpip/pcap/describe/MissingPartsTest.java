package dev.ptpip.pcap.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpFrame;
import dev.ptpip.pcap.testing.TcpScript;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a capture lacks is held against nobody. */
class MissingPartsTest {
  private final Path folder;

  MissingPartsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A session of 100 GetStorageIDs that are refused: enough frames for a gap to be given up. */
  private static List<TcpFrame> session() {
    TcpScript script =
        TcpScript.usual()
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME)
            .client(Sample.OPEN)
            .server(Sample.ok(0));
    for (int id = 1; id <= 100; id++) {
      script
          .client(
              OperationRequest.of(
                  DataPhase.NONE_OR_IN, OperationCode.DELETE_OBJECT, new TransactionId(id), 7))
          .server(Sample.ok(id));
    }
    return script
        .client(
            OperationRequest.of(
                DataPhase.NONE_OR_IN, OperationCode.CLOSE_SESSION, new TransactionId(101)))
        .server(Sample.ok(101))
        .close()
        .frames();
  }

  private List<String> rules(Predicate<TcpFrame> captured) throws IOException {
    PcapBytes bytes = PcapBytes.of(101);
    session().stream().filter(captured).forEach(frame -> bytes.frame(frame.ipv4()));
    List<String> rules = new ArrayList<>();
    Description.of(bytes.writeTo(folder), Optional.empty())
        .tell(
            new StoryListener() {
              @Override
              public void told(Told told) {}

              @Override
              public void ends(Findings findings, Optional<String> problem) {
                findings.kept().forEach(each -> rules.add(each.rule()));
              }
            });
    return rules;
  }

  @Test
  void requestBehindAMissingResponseIsNotTooEarly() throws IOException {
    TcpFrame response = session().get(10);
    assertThat(response.source()).isEqualTo(TcpFrame.SERVER);

    assertThat(rules(frame -> !frame.equals(response))).doesNotContain("PTP-TXN-12");
  }

  @Test
  void oneSideAloneViolatesNothing() throws IOException {
    assertThat(rules(frame -> frame.source() == TcpFrame.CLIENT)).isEmpty();
    assertThat(rules(frame -> frame.source() == TcpFrame.SERVER)).containsOnly("");
  }

  @Test
  void commandConnectionAloneViolatesNothing() throws IOException {
    assertThat(rules(frame -> true)).isEmpty();
  }
}
