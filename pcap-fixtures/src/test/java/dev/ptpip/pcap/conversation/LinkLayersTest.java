package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpFrame;
import dev.ptpip.pcap.testing.TcpScript;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The same conversation in all the wrappings. */
class LinkLayersTest {
  private static final byte[] NOTHING = {};

  /** Address family 2 as a little-endian machine has it. */
  private static final String LOOPBACK_4_LITTLE = "02000000";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private record Wrapping(String name, int linkType, Function<TcpFrame, byte[]> frame) {}

  private static byte[] join(String hex, byte[] rest) {
    return Bytes.ofHex(hex).concat(Bytes.copyOf(rest)).toArray();
  }

  private static Wrapping v4(String name, int linkType, String header) {
    return new Wrapping(name, linkType, frame -> join(header, frame.ipv4()));
  }

  private static Wrapping v6(String name, int linkType, String header) {
    return new Wrapping(
        name, linkType, frame -> join(header, frame.ipv6(6, NOTHING, frame.segment())));
  }

  private static List<Wrapping> wrappings() {
    return List.of(
        new Wrapping("Ethernet", 1, TcpFrame::ethernet),
        new Wrapping(
            "Ethernet, 802.1Q", 1, frame -> TcpFrame.ethernet(0x0800, frame.ipv4(), 0x8100)),
        new Wrapping(
            "Ethernet, QinQ", 1, frame -> TcpFrame.ethernet(0x0800, frame.ipv4(), 0x88A8, 0x8100)),
        new Wrapping(
            "Ethernet, IPv6",
            1,
            frame -> TcpFrame.ethernet(0x86DD, frame.ipv6(6, NOTHING, frame.segment()))),
        v4("raw IP", 101, ""),
        v6("raw IP, IPv6", 101, ""),
        v4("raw IPv4", 228, ""),
        v6("raw IPv6", 229, ""),
        v4("BSD loopback, little-endian", 0, LOOPBACK_4_LITTLE),
        v4("BSD loopback, big-endian", 0, "00000002"),
        v6("BSD loopback, IPv6 of macOS", 0, "1e000000"),
        v6("OpenBSD loopback, IPv6", 108, "00000018"),
        // packet type, ARPHRD 1, address length 6, address 8, protocol
        v4("Linux cooked", 113, "0000 0001 0006 0200000000010000 0800"),
        v4("Linux cooked, 802.1Q", 113, "0000 0001 0006 0200000000010000 8100 0064 0800"),
        // protocol, reserved, interface index, ARPHRD, packet type, address length, address
        v4("Linux cooked v2", 276, "0800 0000 00000003 0001 00 06 0200000000010000"),
        v6("Linux cooked v2, IPv6", 276, "86dd 0000 00000003 0001 00 06 0200000000010000"),
        new Wrapping(
            "IPv4 with options",
            101,
            frame -> frame.ipv4(frame.segment(), 0, false, new byte[] {1, 1, 1, 0}, 7)),
        new Wrapping(
            "IPv6 with hop-by-hop, routing and destination options",
            101,
            frame ->
                frame.ipv6(
                    0,
                    Bytes.ofHex(
                            "2b00 010400000000" // hop-by-hop, 8 bytes, next: routing
                                + "3c02 0000 00000000 00000000000000000000000000000000"
                                + "0601 010c000000000000000000000000") // 16 bytes, next: TCP
                        .toArray(),
                    frame.segment())));
  }

  @TestFactory
  Stream<DynamicTest> conversationIsFoundIn() {
    return wrappings().stream()
        .map(wrapping -> DynamicTest.dynamicTest(wrapping.name(), () -> check(wrapping)));
  }

  private void check(Wrapping wrapping) throws IOException {
    PcapBytes file = PcapBytes.of(wrapping.linkType());
    for (TcpFrame frame : script().frames()) {
      file.frame(wrapping.frame().apply(frame));
    }
    assertSession(file);
  }

  private static TcpScript script() {
    return TcpScript.usual()
        .open()
        .client(Sample.HELLO)
        .server(Sample.WELCOME)
        .client(Sample.OPEN)
        .server(Sample.ok(0));
  }

  private void assertSession(PcapBytes file) throws IOException {
    Conversations read = Conversations.read(file.writeTo(folder));
    assertThat(read.conversations()).hasSize(1);
    assertThat(read.conversations().get(0).packets()).hasSize(4);
    assertThat(read.conversations().get(0).transactions()).hasSize(1);
    assertThat(read.conversations().get(0).findings()).isEmpty();
  }

  @Test
  void fragmentsOfIpv4ArePutTogetherInAnyOrder() throws IOException {
    PcapBytes file = PcapBytes.of(101);
    int id = 0;
    for (TcpFrame frame : script().frames()) {
      byte[] segment = frame.segment();
      id++;
      if (segment.length < 40) {
        file.frame(frame.ipv4());
        continue;
      }
      byte[] last = Arrays.copyOfRange(segment, 24, segment.length);
      file.frame(frame.ipv4(last, 24, false, NOTHING, id));
      file.frame(frame.ipv4(Arrays.copyOfRange(segment, 8, 24), 8, true, NOTHING, id));
      file.frame(frame.ipv4(Arrays.copyOfRange(segment, 0, 16), 0, true, NOTHING, id));
    }
    assertSession(file);
  }

  @Test
  void fragmentsOfIpv6ArePutTogether() throws IOException {
    PcapBytes file = PcapBytes.of(101);
    int id = 0;
    for (TcpFrame frame : script().frames()) {
      byte[] segment = frame.segment();
      id++;
      // next header TCP, offset 0 with more, offset 16 without
      byte[] first = Bytes.ofHex("0600 0001 000000%02x".formatted(id)).toArray();
      byte[] second = Bytes.ofHex("0600 0010 000000%02x".formatted(id)).toArray();
      file.frame(frame.ipv6(44, first, Arrays.copyOfRange(segment, 0, 16)));
      file.frame(frame.ipv6(44, second, Arrays.copyOfRange(segment, 16, segment.length)));
    }
    assertSession(file);
  }
}
