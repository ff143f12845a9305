package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.Seeds;
import dev.ptpip.pcap.testing.Tshark;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we read is what Wireshark's dissector reads. That one looks at the first packet of a segment
 * only, takes the rest of a large packet for a packet too, and reads no body of a Cancel: the
 * frames where our packets begin are compared.
 */
class TsharkOracleIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void isThere() {
    Tshark.require();
  }

  @Test
  void ethernetCaptureIsReadAlike() throws IOException {
    compare(Seeds.all().get(0));
  }

  @Test
  void capturesOfFragmentsAreReadAlike() throws IOException {
    compare(Seeds.all().get(1));
  }

  @Test
  void pcapngIsReadAlike() throws IOException {
    compare(Seeds.all().get(2));
  }

  @Test
  void ipv6IsReadAlike() throws IOException {
    compare(Seeds.all().get(3));
  }

  private void compare(byte[] capture) throws IOException {
    Path file = Files.write(folder.resolve("capture"), capture);
    Map<Long, String[]> frames = new HashMap<>();
    List<String[]> rows =
        Tshark.fields(
            file,
            "frame.number",
            "tcp.stream",
            "frame.time_epoch",
            "ptpip.pktType",
            "ptpip.len",
            "ptpip.transactionID",
            "ptpip.opcode",
            "ptpip.respcode",
            "ptpip.eventcode");
    rows.forEach(row -> frames.put(Long.parseLong(row[0]), row));

    Conversations read = Conversations.read(file);

    assertThat(read.conversations()).hasSize(1);
    RecordedConversation only = read.conversations().get(0);
    assertThat(only.packets()).hasSizeGreaterThan(15);
    for (CapturedPacket packet : only.packets()) {
      String[] row = frames.get(packet.frames().last());
      if (packet.frames().first() != packet.frames().last()) {
        row = frames.get(packet.frames().first());
      }
      assertThat(row).as("row of tshark for %s", packet).isNotNull();
      compare(only.conversation(), packet, Objects.requireNonNull(row));
    }
  }

  private static void compare(Conversation conversation, CapturedPacket packet, String[] row) {
    Connection connection =
        (packet.route() == Route.EVENT ? conversation.event() : conversation.command())
            .orElseThrow();
    assertThat(Long.parseLong(row[1])).isEqualTo(connection.stream());
    assertThat(new BigDecimal(row[2]))
        .isEqualByComparingTo(
            BigDecimal.valueOf(ChronoUnit.NANOS.between(Instant.EPOCH, packet.began()), 9));
    assertThat(Integer.decode(row[3])).as("type").isEqualTo(packet.content().typeCode());
    assertThat(Long.parseLong(row[4])).as("length").isEqualTo(packet.bytes().size());
    packet
        .packet()
        .flatMap(TsharkOracleIT::transaction)
        .ifPresent(id -> assertThat(Long.decode(row[5])).isEqualTo(id.unsigned()));
    packet
        .packet(OperationRequest.class)
        .ifPresent(
            request -> assertThat(Integer.decode(row[6])).isEqualTo(request.operation().raw()));
    packet
        .packet(OperationResponse.class)
        .ifPresent(
            response ->
                assertThat(Integer.decode(row[7].isEmpty() ? row[6] : row[7]))
                    .isEqualTo(response.response().raw()));
    packet
        .packet(Event.class)
        .ifPresent(event -> assertThat(Integer.decode(row[8])).isEqualTo(event.event().raw()));
  }

  private static Optional<TransactionId> transaction(Packet packet) {
    if (packet instanceof OperationRequest request) {
      return Optional.of(request.transactionId());
    }
    if (packet instanceof OperationResponse response) {
      return Optional.of(response.transactionId());
    }
    if (packet instanceof StartData start) {
      return Optional.of(start.transactionId());
    }
    if (packet instanceof Event event) {
      return Optional.of(event.transactionId());
    }
    return Optional.empty();
  }
}
