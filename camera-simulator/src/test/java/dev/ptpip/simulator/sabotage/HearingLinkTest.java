package dev.ptpip.simulator.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.LinkInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HearingLinkTest {
  private static final Packet CANCEL = new Cancel(new TransactionId(7));
  private static final Packet PROBE = new ProbeRequest();

  /** Gives what came a few bytes at a time, and keeps what is written. */
  private static final class Wired implements ByteLink {
    private static final int STEP = 5;
    private final ByteBuffer came;
    private final List<Bytes> written = new ArrayList<>();

    Wired(Bytes came) {
      this.came = came.asBuffer();
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) {
      int count = Math.min(STEP, Math.min(came.remaining(), target.remaining()));
      if (count == 0) {
        return -1;
      }
      target.put(came.slice(came.position(), count));
      came.position(came.position() + count);
      return count;
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) {
      written.add(Bytes.copyOf(source));
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall) {}

    @Override
    public int available() {
      return came.remaining();
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

  private static Bytes heard(Bytes came, Wires.Hearing how) throws IOException {
    return heard(new Wired(came), how);
  }

  private static Bytes heard(Wired wired, Wires.Hearing how) throws IOException {
    ByteLink link = link(wired, how);
    ByteBuffer all = ByteBuffer.allocate(1024);
    while (link.read(all, Deadline.NEVER) >= 0) {
      assertThat(all.hasRemaining()).isTrue();
    }
    return Bytes.copyOf(all.flip());
  }

  private static ByteLink link(Wired wired, Wires.Hearing how) {
    return link(wired, new WireEar(wire(how)));
  }

  private static ByteLink link(Wired wired, Ear ear) {
    InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    LinkInfo info = new LinkInfo(1, nowhere, nowhere);
    return HearingLink.over(wired, new Line(info, wired, new Lines()), ear);
  }

  private static Wire wire(Wires.Hearing how) {
    return new Wire() {
      @Override
      public void hear(Packet packet, Listener camera) throws IOException {
        how.hear(packet, camera);
      }
    };
  }

  @Test
  void packetIsHeardWholeAndInOrder() throws IOException {
    List<Packet> told = new ArrayList<>();
    Bytes came = CANCEL.encode().concat(PROBE.encode());
    Bytes heard =
        heard(
            came,
            (packet, camera) -> {
              told.add(packet);
              camera.pass();
            });
    assertThat(told).containsExactly(CANCEL, PROBE);
    assertThat(heard).isEqualTo(came);
  }

  @Test
  void cameraHearsWhatIsPassedInPlaceOfWhatCame() throws IOException {
    Bytes heard =
        heard(
            CANCEL.encode().concat(PROBE.encode()),
            (packet, camera) -> {
              if (packet.equals(PROBE)) {
                camera.pass(new ProbeResponse());
                camera.pass(PROBE);
              }
            });
    assertThat(heard).isEqualTo(new ProbeResponse().encode().concat(PROBE.encode()));
  }

  @Test
  void answerGoesOutPastTheCamera() throws IOException {
    Wired wired = new Wired(PROBE.encode());
    Bytes heard = heard(wired, (packet, camera) -> camera.answer(new ProbeResponse()));
    assertThat(heard).isEqualTo(Bytes.EMPTY);
    assertThat(wired.written).containsExactly(new ProbeResponse().encode());
  }

  @Test
  void whatIsNoPacketOrNotTheWholeOfOnePassesUnheard() throws IOException {
    Bytes noLength = Bytes.of(3, 0, 0, 0, 11, 0, 0, 0);
    Bytes shortCancel = Bytes.of(10, 0, 0, 0, 11, 0, 0, 0, 1, 2);
    Bytes began = CANCEL.encode().slice(0, 9);
    Bytes came = noLength.concat(shortCancel).concat(began);
    Bytes heard =
        heard(
            came,
            (packet, camera) -> {
              throw new IOException("heard " + packet);
            });
    assertThat(heard).isEqualTo(came);
  }

  @Test
  void whatIsTooLongToBeHeldPassesUnheard() throws IOException {
    Bytes longHeader = Bytes.of(0, 0, 0, 1, 12, 0, 0, 0);
    Bytes came = longHeader.concat(CANCEL.encode());
    Bytes heard =
        heard(
            came,
            (packet, camera) -> {
              throw new IOException("heard " + packet);
            });
    assertThat(heard).isEqualTo(came);
  }

  @Test
  void nothingIsAvailableOfWhatTheCameraDoesNotHear() throws IOException {
    Wired wired = new Wired(CANCEL.encode().concat(PROBE.encode()));
    ByteLink link =
        link(
            wired,
            (packet, camera) -> {
              if (packet.equals(PROBE)) {
                camera.pass();
              }
            });
    assertThat(link.available()).isEqualTo(PROBE.encode().size());
  }

  @Test
  void wireMayEndTheConnection() {
    assertThatThrownBy(
            () ->
                heard(
                    PROBE.encode(),
                    (packet, camera) -> {
                      throw new IOException("enough");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("enough");
  }

  @Test
  void headerIsGoneByAsTheEarHeardIt() throws IOException {
    Bytes header = CANCEL.encode().slice(0, 8);
    Bytes rest = Bytes.of(7, 0, 0, 0);
    List<Bytes> told = new ArrayList<>();
    Ear ear =
        new Ear() {
          @Override
          public Bytes header(Bytes came, Line line) {
            return header;
          }

          @Override
          public Optional<WirePacket> hear(WirePacket packet, Line line) {
            told.add(Raw.bytes(packet));
            return Optional.empty();
          }
        };
    ByteLink link = link(new Wired(Bytes.of(3, 0, 0, 0, 11, 0, 0, 0).concat(rest)), ear);
    assertThat(link.read(ByteBuffer.allocate(8), Deadline.NEVER)).isEqualTo(-1);
    assertThat(told).containsExactly(header.concat(rest));
  }

  @Test
  void segmentIsHeardAsItCame() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    Ear ear =
        new Ear() {
          @Override
          public Bytes segment(Bytes segment, Line line) {
            sizes.add(segment.size());
            return segment;
          }
        };
    ByteLink link = link(new Wired(CANCEL.encode()), ear);
    assertThat(link.read(ByteBuffer.allocate(64), Deadline.NEVER)).isEqualTo(12);
    assertThat(sizes).containsExactly(5, 5, 2);
  }
}
