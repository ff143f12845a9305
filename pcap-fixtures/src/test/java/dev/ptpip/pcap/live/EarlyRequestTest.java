package dev.ptpip.pcap.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A camera reads one request at a time, so that the order of packets hides one that is early. */
class EarlyRequestTest {
  private final List<Violation> found = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals();
  private final WatchedLink link =
      new WatchedLink(
          arrivals,
          new LiveTraffic(
                  () -> Instant.EPOCH,
                  new LiveJudge(PassiveRules.all(), (connection, what) -> found.add(what)))
              .connection("somebody"));

  /** What has arrived and was not read; each read gives one packet. */
  private static final class Arrivals implements ByteLink {
    private final Deque<Bytes> packets = new ArrayDeque<>();

    @Override
    public int read(ByteBuffer target, Deadline deadline) {
      Bytes next = packets.remove();
      next.putTo(target);
      return next.size();
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) {
      source.position(source.limit());
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall) {}

    @Override
    public int available() {
      return packets.stream().mapToInt(Bytes::size).sum();
    }

    @Override
    public String peer() {
      return "somebody";
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static OperationRequest request(int id) {
    return OperationRequest.of(
        OperationRequest.DataPhase.NONE_OR_IN,
        OperationCode.GET_DEVICE_INFO,
        new TransactionId(id));
  }

  private void arrives(Packet packet) {
    arrivals.packets.add(packet.encode());
  }

  private void cameraReads() throws IOException {
    link.read(ByteBuffer.allocate(1024), Deadline.NEVER);
  }

  private void cameraAnswers(int id) throws IOException {
    link.write(
        OperationResponse.of(ResponseCode.OK, new TransactionId(id)).encode().asBuffer(),
        Deadline.NEVER);
  }

  private List<String> rules() {
    return found.stream().map(each -> each.requirement().id()).toList();
  }

  @Test
  void requestThatWaitsWhileTheOneBeforeIsAnsweredIsEarly() throws IOException {
    arrives(request(0));
    cameraReads();
    arrives(request(1));
    cameraAnswers(0);
    cameraReads();
    assertThat(rules()).containsExactly("PTP-TXN-12");
  }

  @Test
  void requestThatComesBehindTheAnswerIsInTime() throws IOException {
    arrives(request(0));
    cameraReads();
    cameraAnswers(0);
    arrives(request(1));
    cameraReads();
    cameraAnswers(1);
    assertThat(rules()).isEmpty();
  }

  @Test
  void cancelMayComeAtAnyTime() throws IOException {
    arrives(request(0));
    cameraReads();
    arrives(new Cancel(new TransactionId(0)));
    cameraAnswers(0);
    cameraReads();
    arrives(request(1));
    cameraReads();
    assertThat(rules()).doesNotContain("PTP-TXN-12");
  }
}
