package dev.ptpip.pcap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden pcapng files (draft-ietf-opsawg-pcapng-03). */
class PcapngReaderTest {
  /** Section Header Block, little-endian, length of the section not known. */
  private static final String SECTION =
      "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000";

  /** Interface Description Block: Ethernet, no snap length, no options: microseconds. */
  private static final String ETHERNET = "01000000 14000000 0100 0000 00000000 14000000";

  /** Enhanced Packet Block of interface 0 at 2.5 s with the bytes 01 02 03 of 5. */
  private static final String PACKET =
      "06000000 24000000 00000000 00000000 a0252600 03000000 05000000 01020300 24000000";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private record Seen(long number, long nanos, int linkType, Bytes bytes, long originalLength) {}

  private FrameReader open(String... blocks) throws IOException {
    Path file = Files.createTempFile(folder, "golden", ".pcapng");
    Files.write(file, Bytes.ofHex(String.join("", blocks)).toArray());
    return Captures.open(file);
  }

  private List<Seen> read(String... blocks) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try (FrameReader frames = open(blocks)) {
      while (frames.next()) {
        seen.add(
            new Seen(
                frames.number(),
                frames.nanos(),
                frames.linkType().raw(),
                frames.bytes(),
                frames.originalLength()));
      }
    }
    return seen;
  }

  private static Seen frame(long number, long nanos, int linkType, String hex, long original) {
    return new Seen(number, nanos, linkType, Bytes.ofHex(hex), original);
  }

  @Test
  void enhancedPacketBlockHasTimeAndLengths() throws IOException {
    assertThat(read(SECTION, ETHERNET, PACKET))
        .containsExactly(frame(1, 2_500_000_000L, 1, "010203", 5));
  }

  @Test
  void placeOfTheBytesInTheFileIsKnown() throws IOException {
    try (FrameReader frames = open(SECTION, ETHERNET, PACKET)) {
      assertThat(frames.next()).isTrue();
      assertThat(frames.fileOffset()).isEqualTo(28 + 20 + 28);
    }
  }

  @Test
  void bigEndianSectionIsRead() throws IOException {
    assertThat(
            read(
                "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c",
                "00000001 00000014 0065 0000 00000000 00000014",
                "00000006 00000024 00000000 00000000 002625a0 00000003 00000003 01020300 00000024"))
        .containsExactly(frame(1, 2_500_000_000L, 101, "010203", 3));
  }

  @Test
  void resolutionMayBeAPowerOfTenOrOfTwo() throws IOException {
    // if_tsresol 9: nanoseconds; if_tsresol 0x83: 1/8 s
    assertThat(
            read(
                SECTION,
                "01000000 20000000 0100 0000 00000000 0900 0100 09000000 0000 0000 20000000",
                "01000000 20000000 0100 0000 00000000 0900 0100 83000000 0000 0000 20000000",
                "06000000 24000000 00000000 00000000 a0252600 01000000 01000000 01000000 24000000",
                "06000000 24000000 01000000 00000000 14000000 01000000 01000000 01000000 24000000"))
        .extracting(Seen::nanos)
        .containsExactly(2_500_000L, 2_500_000_000L);
  }

  @Test
  void offsetOfTheInterfaceIsAdded() throws IOException {
    // if_tsoffset 14, 8 bytes: 100 s
    assertThat(
            read(
                SECTION,
                "01000000 24000000 0100 0000 00000000 0e00 0800 6400000000000000 0000 0000"
                    + " 24000000",
                PACKET))
        .extracting(Seen::nanos)
        .containsExactly(102_500_000_000L);
  }

  @Test
  void simplePacketBlockIsCutAtTheSnapLengthAndHasTheTimeBefore() throws IOException {
    // snap length 2; original length 7
    assertThat(
            read(
                SECTION,
                "01000000 14000000 0100 0000 02000000 14000000",
                PACKET,
                "03000000 14000000 07000000 0a0b0000 14000000"))
        .element(1)
        .isEqualTo(frame(2, 2_500_000_000L, 1, "0a0b", 7));
  }

  @Test
  void obsoletePacketBlockIsRead() throws IOException {
    // interface 0, 3 drops
    assertThat(
            read(
                SECTION,
                ETHERNET,
                "02000000 24000000 0000 0300 00000000 a0252600 01000000 01000000 09000000"
                    + " 24000000"))
        .containsExactly(frame(1, 2_500_000_000L, 1, "09", 1));
  }

  @Test
  void unknownBlocksAreSkipped() throws IOException {
    // a custom block and one with a number of nobody
    assertThat(
            read(
                SECTION,
                "ad0b0000 10000000 01020304 10000000",
                ETHERNET,
                "78563412 0c000000 0c000000",
                PACKET))
        .hasSize(1);
  }

  @Test
  void newSectionHasItsOwnInterfaces() throws IOException {
    String raw = "01000000 14000000 6500 0000 00000000 14000000";
    assertThat(read(SECTION, ETHERNET, PACKET, SECTION, raw, PACKET))
        .extracting(Seen::number, Seen::linkType)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1L, 1),
            org.assertj.core.api.Assertions.tuple(2L, 101));
  }

  @Test
  void commentsBelongToTheirFrame() throws IOException {
    // opt_comment 1, "hi", twice; epb_flags 2 between
    String options = "0100 0200 68690000 0200 0400 01000000 0100 0200 686f0000 0000 0000";
    String packet =
        "06000000 40000000 00000000 00000000 a0252600 03000000 03000000 01020300"
            + options
            + "40000000";
    try (FrameReader frames = open(SECTION, ETHERNET, packet, PACKET)) {
      frames.next();
      assertThat(frames.comments()).containsExactly("hi", "ho");
      frames.next();
      assertThat(frames.comments()).isEmpty();
    }
  }

  @Test
  void addressesHaveNames() throws IOException {
    // nrb_record_ipv4: 10.0.0.2 "cam"; nrb_record_end
    String names = "04000000 1c000000 0100 0800 0a000002 63616d00 0000 0000 1c000000";
    try (FrameReader frames = open(SECTION, names, ETHERNET, PACKET)) {
      frames.next();
      assertThat(frames.hostName(InetAddress.getByName("10.0.0.2"))).contains("cam");
    }
  }

  private CaptureException failure(String... blocks) {
    CaptureException failure = catchThrowableOfType(CaptureException.class, () -> read(blocks));
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void brokenBlockSaysFrameOffsetAndWhatWasExpected() {
    CaptureException failure = failure(SECTION, ETHERNET, PACKET, "06000000 24000000 00000000");

    assertThat(failure)
        .hasMessage("frame 2, byte 84: a block of 36 bytes expected, the file ends after 12");
    assertThat(failure.frame()).isEqualTo(2);
    assertThat(failure.offset()).isEqualTo(84);
  }

  @Test
  void lengthsAtBothEndsOfABlockMustBeTheSame() {
    assertThat(failure(SECTION, "01000000 14000000 0100 0000 00000000 18000000"))
        .hasMessageContaining("block length 20 again at its end expected, 24 came");
  }

  @Test
  void interfaceMustBeThere() {
    assertThat(failure(SECTION, PACKET))
        .hasMessageContaining("one of the 0 interfaces of the section expected, number 0 came");
  }

  @Test
  void lyingCaptureLengthIsRefused() {
    assertThat(
            failure(
                SECTION,
                ETHERNET,
                "06000000 24000000 00000000 00000000 a0252600 05000000 05000000 01020300 24000000"))
        .hasMessageContaining("a frame of 5 bytes expected, the block has room for 4");
  }
}
