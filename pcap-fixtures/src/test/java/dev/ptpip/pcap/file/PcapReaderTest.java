package dev.ptpip.pcap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden pcap files (draft-ietf-opsawg-pcap). */
class PcapReaderTest {
  /** Magic, version 2.4, time zone, accuracy, snap length 65535, Ethernet. */
  private static final String HEADER = "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000";

  /** 3 s and 7 units, 2 bytes of 4. */
  private static final String FRAME = "03000000 07000000 02000000 04000000 aabb";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path file(String hex) throws IOException {
    Path file = Files.createTempFile(folder, "golden", ".pcap");
    return Files.write(file, Bytes.ofHex(hex).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "d4c3b2a1 02000400 0000000000000000 ffff0000 01000000 030000000700000002000000 04000000aabb,"
        + "3000007000",
    "a1b2c3d4 00020004 0000000000000000 0000ffff 00000001 000000030000000700000002 00000004aabb,"
        + "3000007000",
    "4d3cb2a1 02000400 0000000000000000 ffff0000 01000000 030000000700000002000000 04000000aabb,"
        + "3000000007",
    "a1b23c4d 00020004 0000000000000000 0000ffff 00000001 000000030000000700000002 00000004aabb,"
        + "3000000007",
  })
  void bothByteOrdersAndBothUnitsAreRead(String hex, long nanos) throws IOException {
    try (FrameReader frames = Captures.open(file(hex))) {
      assertThat(frames.next()).isTrue();
      assertThat(frames.number()).isEqualTo(1);
      assertThat(frames.nanos()).isEqualTo(nanos);
      assertThat(frames.linkType()).isEqualTo(LinkType.ETHERNET);
      assertThat(frames.bytes()).isEqualTo(Bytes.of(0xAA, 0xBB));
      assertThat(frames.originalLength()).isEqualTo(4);
      assertThat(frames.fileOffset()).isEqualTo(40);
      assertThat(frames.next()).isFalse();
    }
  }

  @Test
  void framesBeforeTheBreakAreRead() throws IOException {
    try (FrameReader frames = Captures.open(file(HEADER + FRAME + FRAME.substring(0, 20)))) {
      assertThat(frames.next()).isTrue();
      assertThatThrownBy(frames::next)
          .isInstanceOf(CaptureException.class)
          .hasMessage(
              "frame 2, byte 42: 16 bytes of a frame header expected, the file ends after 9");
    }
  }

  @Test
  void giantFrameIsRefusedBeforeItIsRead() throws IOException {
    String giant = "03000000 07000000 f0ffffff f0ffffff";
    try (FrameReader frames = Captures.open(file(HEADER + giant))) {
      assertThatThrownBy(frames::next)
          .hasMessageContaining("a frame of at most 16777216 bytes expected, one of 4294967280");
    }
  }

  @Test
  void framesLargerThanTheWindowAreRead() throws IOException {
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 9;
    Bytes head = Bytes.ofHex(HEADER + "03000000 07000000 c0c62d00 c0c62d00");
    Path file = folder.resolve("large.pcap");
    Files.write(file, head.concat(Bytes.copyOf(large)).concat(Bytes.ofHex(FRAME)).toArray());
    try (FrameReader frames = Captures.open(file)) {
      assertThat(frames.next()).isTrue();
      assertThat(frames.bytes().at(2_999_999)).isEqualTo(9);
      assertThat(frames.next()).isTrue();
      assertThat(frames.bytes()).isEqualTo(Bytes.of(0xAA, 0xBB));
    }
  }

  @Test
  void otherFilesAreNoCaptures() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello world");
    assertThatThrownBy(() -> Captures.open(text))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("the magic number of pcap or pcapng expected, 68656c6c came");
  }

  @Test
  void packedCapturesAreToldWhatToDo() throws IOException {
    Path gzip = Files.write(folder.resolve("x.pcapng.gz"), Bytes.ofHex("1f8b0808").toArray());
    assertThatThrownBy(() -> Captures.open(gzip))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("this one is packed; gunzip it first");
  }
}
