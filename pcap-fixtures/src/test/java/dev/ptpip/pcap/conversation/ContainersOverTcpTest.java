package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.pcap.redact.Redactor;
import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpScript;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that go on with the containers of USB behind the handshake of PTP/IP. */
class ContainersOverTcpTest {
  private static final int COMMAND = 1;
  private static final int DATA = 2;
  private static final int RESPONSE = 3;
  private static final Bytes PICTURE =
      Bytes.ofText("a picture of somebody".repeat(200), StandardCharsets.US_ASCII);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Bytes block(int kind, int code, int id, Bytes payload) {
    return new DataWriter()
        .uint32(12L + payload.size())
        .uint16(kind)
        .uint16(code)
        .int32(id)
        .bytes(payload)
        .toBytes();
  }

  private static Bytes numbers(int... numbers) {
    DataWriter out = new DataWriter();
    for (int number : numbers) {
      out.int32(number);
    }
    return out.toBytes();
  }

  /** A session, a value that is set, an operation of the maker's, and a picture in pieces. */
  private Path capture() throws IOException {
    TcpScript script =
        TcpScript.usual()
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME)
            .client(block(COMMAND, 0x1002, 1, numbers(1)))
            .server(block(RESPONSE, 0x2001, 1, Bytes.EMPTY))
            .client(block(COMMAND, 0x1016, 2, numbers(0xDF01)))
            .client(block(DATA, 0x1016, 2, Bytes.of(5, 0)))
            .server(block(RESPONSE, 0x2001, 2, Bytes.EMPTY))
            .client(block(COMMAND, 0x902B, 3, Bytes.EMPTY))
            .server(block(RESPONSE, 0x2005, 3, Bytes.EMPTY))
            .client(block(COMMAND, 0x1009, 4, numbers(0x100)));
    Bytes picture = block(DATA, 0x1009, 4, PICTURE).concat(block(RESPONSE, 0x2001, 4, Bytes.EMPTY));
    for (int at = 0; at < picture.size(); at += 1000) {
      script.server(picture.slice(at, Math.min(picture.size(), at + 1000)));
    }
    PcapBytes file = PcapBytes.of(1);
    script.close().frames().forEach(frame -> file.frame(frame.ethernet()));
    return file.writeTo(folder);
  }

  private static RecordedConversation only(Path file) throws IOException {
    Conversations all = Conversations.read(file);
    assertThat(all.conversations()).hasSize(1);
    return all.conversations().get(0);
  }

  @Test
  void areReadAsTransactions() throws IOException {
    RecordedConversation read = only(capture());

    assertThat(read.transactions())
        .extracting(
            each -> each.operation().raw(),
            each -> each.response().map(response -> response.response()),
            each -> each.data().map(CapturedData::size))
        .containsExactly(
            tuple(0x1002, Optional.of(ResponseCode.OK), Optional.empty()),
            tuple(0x1016, Optional.of(ResponseCode.OK), Optional.of(2L)),
            tuple(0x902B, Optional.of(ResponseCode.OPERATION_NOT_SUPPORTED), Optional.empty()),
            tuple(0x1009, Optional.of(ResponseCode.OK), Optional.of((long) PICTURE.size())));
    assertThat(read.transactions().get(1).data().orElseThrow().sender()).isEqualTo(Side.INITIATOR);
    assertThat(read.gaps()).isEmpty();
  }

  @Test
  void areFoundFaultWithOnce() throws IOException {
    assertThat(only(capture()).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("PTPIP-FRAME-05");
              assertThat(finding.text()).contains("containers as on USB");
            });
  }

  @Test
  void stayReadableWhenWhatTheyCarryIsOverwritten() throws IOException {
    Path redacted = folder.resolve("redacted.pcapng");
    Redactor.redact(capture(), redacted);

    assertThat(only(redacted).transactions())
        .extracting(CapturedTransaction::operation)
        .containsExactly(
            OperationCode.OPEN_SESSION,
            OperationCode.SET_DEVICE_PROP_VALUE,
            new OperationCode(0x902B),
            OperationCode.GET_OBJECT);
    assertThat(new String(Files.readAllBytes(redacted), StandardCharsets.ISO_8859_1))
        .doesNotContain("somebody");
  }
}
