package dev.ptpip.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is in a file, something sensible is said about it, and soon. */
class MediaReaderProperties {
  private static final Bytes THUMBNAIL = JpegFiles.plain(160, 120);
  private static final Bytes JPEG =
      JpegFiles.withExif(
          JpegFiles.plain(320, 200), ByteOrder.LITTLE_ENDIAN, "2024:01:02 03:04:05", THUMBNAIL);

  /** Up to the first scan. */
  private static final int HEADER = 6000;

  private static MediaFacts read(Bytes bytes) {
    DataSource source = DataSource.of(bytes);
    MediaFacts facts = MediaReader.read(source);
    ThumbnailFacts thumbnail = facts.facts().thumbnail();
    assertThat(facts.thumbnail().isPresent() || facts.reducible().isPresent())
        .isEqualTo(thumbnail.size() > 0);
    facts
        .thumbnail()
        .ifPresent(
            embedded -> {
              try {
                Bytes jpeg = embedded.jpeg(source).readAll();
                assertThat(jpeg.size()).isEqualTo((int) thumbnail.size());
                assertThat(jpeg.slice(0, 2)).isEqualTo(Bytes.of(0xFF, 0xD8));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    return facts;
  }

  @Property(tries = 2000)
  void randomBytesAreDescribedAsNothing(@ForAll @Size(max = 600) byte[] bytes) {
    read(Bytes.copyOf(bytes));
    read(Bytes.of(0xFF, 0xD8, 0xFF).concat(Bytes.copyOf(bytes)));
    read(Bytes.of('I', 'I', 42, 0, 8, 0, 0, 0).concat(Bytes.copyOf(bytes)));
    read(Bytes.of('M', 'M', 0, 42, 0, 0, 0, 8).concat(Bytes.copyOf(bytes)));
  }

  @Example
  void everyTruncationIsSurvived() {
    assertThat(read(JPEG).facts().imageWidth()).isEqualTo(320);
    IntStream.range(0, Math.min(JPEG.size(), HEADER)).forEach(end -> read(JPEG.slice(0, end)));
  }

  @Property(tries = 5000)
  void damagedFilesAreSurvived(
      @ForAll @IntRange(max = HEADER - 1) int at, @ForAll byte value, @ForAll byte second) {
    byte[] bytes = JPEG.toArray();
    int place = at % (bytes.length - 1);
    bytes[place] = value;
    bytes[place + 1] = second;
    read(Bytes.copyOf(bytes));
  }

  @Example
  void directoriesThatLeadInACircleEnd() {
    ByteBuffer tiff = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(Bytes.of('I', 'I', 42, 0, 8, 0, 0, 0).toArray());
    tiff.putShort((short) 2);
    JpegFiles.field(tiff, 0x8769, 4, 1, 8);
    JpegFiles.field(tiff, 0x014A, 4, 9999, 8);
    tiff.putInt(8);
    assertThat(read(Bytes.copyOf(tiff.array())).facts().imageWidth()).isZero();
  }

  @Example
  void hugeCountsAndSizesAreNotBelieved() {
    ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.BIG_ENDIAN);
    tiff.put(Bytes.of('M', 'M', 0, 42, 0, 0, 0, 8).toArray());
    tiff.putShort((short) 0xFFFF);
    JpegFiles.field(tiff, 0x0100, 4, 1, -1);
    JpegFiles.field(tiff, 0x0101, 4, 1, -1);
    JpegFiles.field(tiff, 0x0103, 3, 1, 1 << 16);
    JpegFiles.field(tiff, 0x0106, 3, 1, 2 << 16);
    JpegFiles.field(tiff, 0x0111, 4, 1, 0x7FFFFFFF);
    JpegFiles.field(tiff, 0x0201, 4, 1, 0x7FFFFFFF);
    JpegFiles.field(tiff, 0x0202, 4, 1, 0x7FFFFFFF);
    JpegFiles.field(tiff, 0x9003, 2, -1, 0x7FFFFFF0);
    MediaFacts facts = read(Bytes.copyOf(tiff.array()));
    assertThat(facts.facts().imageWidth()).isZero();
    assertThat(facts.facts().thumbnail()).isEqualTo(ThumbnailFacts.MISSING);
  }

  @Example
  void whatCantBeReadIsAnUnreadableImage() {
    DataSource failing =
        new DataSource() {
          @Override
          public long size() {
            return 1000;
          }

          @Override
          public int read(long position, ByteBuffer target) throws IOException {
            throw new IOException("as intended by the test");
          }
        };
    assertThat(MediaReader.read(failing).facts()).isEqualTo(ContentFacts.UNREADABLE_IMAGE);
  }

  @Example
  void aSmallRgbPictureBecomesAJpegThumbnail() {
    int width = 16;
    int height = 8;
    ByteBuffer tiff = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(Bytes.of('I', 'I', 42, 0, 8, 0, 0, 0).toArray());
    tiff.putShort((short) 6);
    JpegFiles.field(tiff, 0x0100, 4, 1, width);
    JpegFiles.field(tiff, 0x0101, 4, 1, height);
    JpegFiles.field(tiff, 0x0102, 3, 3, 86);
    JpegFiles.field(tiff, 0x0103, 3, 1, 1);
    JpegFiles.field(tiff, 0x0106, 3, 1, 2);
    JpegFiles.field(tiff, 0x0111, 4, 1, 92);
    tiff.putInt(0);
    tiff.putShort((short) 8).putShort((short) 8).putShort((short) 8);
    for (int i = 0; i < width * height; i++) {
      tiff.put((byte) 200).put((byte) 40).put((byte) 40);
    }
    Bytes file = Bytes.copyOf(tiff.flip());
    MediaFacts facts = read(file);
    assertThat(facts.facts().thumbnail().width()).isEqualTo(width);
    assertThat(facts.facts().imageBitDepth()).isEqualTo(24);
    try {
      Bytes jpeg = facts.thumbnail().orElseThrow().jpeg(DataSource.of(file)).readAll();
      int color = JpegFiles.decode(jpeg).getRGB(8, 4);
      assertThat(color >> 16 & 0xFF).isBetween(190, 210);
      assertThat(color & 0xFF).isBetween(30, 50);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
