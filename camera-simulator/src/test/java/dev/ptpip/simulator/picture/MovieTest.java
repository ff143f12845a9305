package dev.ptpip.simulator.picture;

import static dev.ptpip.simulator.picture.Shots.NOON;
import static dev.ptpip.simulator.picture.Shots.decode;
import static dev.ptpip.simulator.picture.Shots.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MovieTest {
  private static final MovieRequest REQUEST =
      new MovieRequest(
          320, 180, 25, Quality.BASIC, Shots.CAMERA, ShotSettings.builder(NOON).build(), 7, "MOV");

  /** Where the body of each top-level atom begins and ends, checked to fill the file exactly. */
  private static Map<String, long[]> atoms(DataSource file) {
    Map<String, long[]> atoms = new LinkedHashMap<>();
    long at = 0;
    while (at < file.size()) {
      ByteBuffer head = part(file, at, 16).asBuffer();
      long size = head.getInt() & 0xFFFF_FFFFL;
      byte[] type = new byte[4];
      head.get(type);
      int headSize = 8;
      if (size == 1) {
        size = head.getLong();
        headSize = 16;
      }
      assertThat(size).isBetween((long) headSize, file.size() - at);
      atoms.put(new String(type, StandardCharsets.US_ASCII), new long[] {at + headSize, at + size});
      at += size;
    }
    assertThat(at).isEqualTo(file.size());
    return atoms;
  }

  /** The body of an atom somewhere in the movie atom. */
  private static ByteBuffer find(Bytes movie, String... path) {
    int from = 0;
    int to = movie.size();
    for (String type : path) {
      int at = from;
      while (!movie.slice(at + 4, at + 8).text(StandardCharsets.US_ASCII).equals(type)) {
        at += movie.asBuffer().getInt(at);
        assertThat(at).as(type).isLessThan(to);
      }
      from = at + 8;
      to = at + movie.asBuffer().getInt(at);
    }
    return movie.slice(from, to).asBuffer();
  }

  private static Bytes movieAtom(DataSource file) {
    long[] place = Objects.requireNonNull(atoms(file).get("moov"));
    return part(file, place[0], (int) (place[1] - place[0]));
  }

  @Test
  void theFileIsMadeOfTypeMediaAndMovie() {
    DataSource file = Movie.of(REQUEST, Duration.ofSeconds(2)).data();
    assertThat(atoms(file).keySet()).containsExactly("ftyp", "mdat", "moov");
    assertThat(part(file, 8, 4)).isEqualTo(Bytes.ofText("qt  ", StandardCharsets.US_ASCII));
  }

  @Test
  void theTablesLeadToTheFrames() {
    Movie movie = Movie.of(REQUEST, Duration.ofSeconds(2));
    DataSource file = movie.data();
    Bytes moov = movieAtom(file);
    ByteBuffer sizes = find(moov, "trak", "mdia", "minf", "stbl", "stsz");
    ByteBuffer chunks = find(moov, "trak", "mdia", "minf", "stbl", "stco");
    int frameSize = sizes.getInt(4);
    int frames = sizes.getInt(8);
    assertThat(frames).isEqualTo(50);
    assertThat(chunks.getInt(4)).isEqualTo(1);
    long first = chunks.getInt(8);
    List<Bytes> seen = new ArrayList<>();
    for (int frame : new int[] {0, 1, 49}) {
      Bytes jpeg = part(file, first + (long) frame * frameSize, frameSize);
      BufferedImage image = decode(jpeg);
      assertThat(image.getWidth()).isEqualTo(320);
      assertThat(image.getHeight()).isEqualTo(180);
      seen.add(jpeg);
    }
    assertThat(seen).doesNotHaveDuplicates();
    long[] media = atoms(file).get("mdat");
    assertThat(media).containsExactly(first, first + (long) frames * frameSize);
  }

  @Test
  void lengthAndSizeAreInTheHeaders() {
    Bytes moov = movieAtom(Movie.of(REQUEST, Duration.ofSeconds(3)).data());
    ByteBuffer header = find(moov, "mvhd");
    assertThat(header.getInt(12)).isEqualTo(600);
    assertThat(header.getInt(16)).isEqualTo(1800);
    assertThat(header.capacity()).isEqualTo(100);
    ByteBuffer track = find(moov, "trak", "tkhd");
    assertThat(track.capacity()).isEqualTo(84);
    assertThat(track.getInt(76) >>> 16).isEqualTo(320);
    assertThat(track.getInt(80) >>> 16).isEqualTo(180);
    ByteBuffer media = find(moov, "trak", "mdia", "mdhd");
    assertThat(media.getInt(12)).isEqualTo(25);
    assertThat(media.getInt(16)).isEqualTo(75);
    ByteBuffer description = find(moov, "trak", "mdia", "minf", "stbl", "stsd");
    assertThat(description.getInt(8)).isEqualTo(86);
    assertThat(description.capacity()).isEqualTo(8 + 86);
  }

  @Test
  void aMovieGrowsAndIsCompleteAtEveryMoment() {
    Movie movie = Movie.recording(REQUEST);
    assertThat(atoms(movie.data())).containsKey("moov");
    long empty = movie.size();
    movie.recordedFor(Duration.ofMillis(500));
    DataSource half = movie.data();
    movie.recordedFor(Duration.ofSeconds(1));
    movie.recordedFor(Duration.ofMillis(700));
    assertThat(movie.length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(half.size()).isBetween(empty + 1, movie.size() - 1);
    assertThat(atoms(half).keySet()).containsExactly("ftyp", "mdat", "moov");
    assertThat(atoms(movie.data()).keySet()).containsExactly("ftyp", "mdat", "moov");
    assertThat(Movie.estimatedSize(REQUEST, Duration.ofSeconds(1)))
        .isBetween(movie.size() - 10_000, movie.size() + 10_000);
  }

  @Test
  void thereIsAThumbnailOfTheFirstFrame() {
    BufferedImage thumbnail = decode(Movie.of(REQUEST, Duration.ofSeconds(1)).thumbnail());
    assertThat(thumbnail.getWidth()).isEqualTo(160);
    assertThat(thumbnail.getHeight()).isEqualTo(120);
  }
}
