package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dimensions, date and embedded pictures in JPEG and TIFF files. Everything in the file may
 * be a lie: offsets are checked, directories counted, and what makes no sense is not there.
 * Confined to one thread.
 */
final class MediaReader {
  private static final int DIRECTORY_LIMIT = 16;
  private static final int SIDE_LIMIT = 1_000_000;

  /** The most that is taken for a thumbnail, in bytes. */
  private static final int THUMBNAIL_LIMIT = 256 * 1024;

  /** The widest picture that is taken for a preview. */
  private static final int PREVIEW_WIDTH = 1920;

  private static final Pattern DATE =
      Pattern.compile("(?s)(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d):(\\d\\d):(\\d\\d).*");

  /** Directories below a directory: EXIF and SubIFDs. */
  private static final int[] CHILDREN = {0x8769, 0x014A};

  private enum Container {
    /** EXIF in a JPEG: the picture's size is told elsewhere. */
    EXIF,
    /** A file of its own. */
    RAW
  }

  private final DataSource source;
  private int width;
  private int height;
  private int bitDepth;
  private Optional<LocalDateTime> captured = Optional.empty();
  private Optional<Embedded> thumbnail = Optional.empty();
  private Optional<Embedded> preview = Optional.empty();
  private Optional<Dimensions> reducible = Optional.empty();

  private MediaReader(DataSource source) {
    this.source = source;
  }

  /** Never throws, whatever is in the file. */
  static MediaFacts read(DataSource source) {
    MediaReader reader = new MediaReader(source);
    try {
      reader.readFile(new Window(source));
    } catch (IOException | BufferUnderflowException e) {
      // The file ends early or says nonsense: what was found up to here is right.
    }
    return reader.result();
  }

  private MediaFacts result() {
    Optional<Embedded> small = thumbnail.or(() -> preview);
    ThumbnailFacts facts = ThumbnailFacts.MISSING;
    try {
      if (small.isPresent()) {
        Embedded found = small.get();
        facts = ThumbnailFacts.jpeg(found.size(source), found.width(), found.height());
      } else if (reducible.isPresent()) {
        facts = Reduction.thumbnailFacts(reducible.get());
      }
    } catch (IOException e) {
      small = Optional.empty();
    }
    ContentFacts content = new ContentFacts(width, height, bitDepth, facts, captured);
    return new MediaFacts(content, small, preview, reducible);
  }

  private void readFile(Window file) throws IOException {
    if (JpegSegments.isJpeg(file)) {
      JpegSegments segments = JpegSegments.read(file);
      width = segments.width();
      height = segments.height();
      bitDepth = segments.bitDepth();
      if (segments.isPlain(file)) {
        reducible =
            Optional.of(new Dimensions(width, height))
                .filter(size -> Reduction.isPossible(size, file.size()));
      }
      if (segments.exif().isPresent()) {
        readTiff(segments.exif().get(), Container.EXIF);
      }
    } else {
      readTiff(file, Container.RAW);
    }
  }

  private void readTiff(Window tiff, Container container) throws IOException {
    Deque<Long> waiting = new ArrayDeque<>();
    waiting.add(0L);
    Set<Long> seen = new HashSet<>();
    while (!waiting.isEmpty() && seen.size() < DIRECTORY_LIMIT) {
      long offset = waiting.remove();
      if (seen.add(offset)) {
        TiffDirectory directory = TiffDirectory.read(tiff, offset);
        readDirectory(directory, container);
        for (int tag : CHILDREN) {
          for (long child : directory.numbers(tag)) {
            waiting.add(child);
          }
        }
        if (directory.next() != 0) {
          waiting.add(directory.next());
        }
      }
    }
  }

  private void readDirectory(TiffDirectory directory, Container container) throws IOException {
    if (captured.isEmpty()) {
      captured = directory.text(0x9003).flatMap(MediaReader::date);
    }
    long columns = directory.number(0x0100).orElse(0);
    long rows = directory.number(0x0101).orElse(0);
    boolean sensible = columns <= SIDE_LIMIT && rows <= SIDE_LIMIT;
    if (container == Container.RAW && sensible && columns * rows > (long) width * height) {
      width = (int) columns;
      height = (int) rows;
      bitDepth = bitsPerPixel(directory);
    }
    embeddedJpeg(directory).ifPresent(this::offer);
    if (thumbnail.isEmpty()) {
      thumbnail = embeddedRgb(directory, columns, rows);
    }
  }

  private static int bitsPerPixel(TiffDirectory directory) throws IOException {
    long sum = 0;
    for (long bits : directory.numbers(0x0102)) {
      sum += Math.min(bits, 64);
    }
    return (int) Math.min(sum, 255);
  }

  private static Optional<LocalDateTime> date(String text) {
    Matcher found = DATE.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              number(found, 1),
              number(found, 2),
              number(found, 3),
              number(found, 4),
              number(found, 5),
              number(found, 6)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** The smallest JPEG is the thumbnail, the next larger one the preview. */
  private void offer(Embedded.Jpeg found) {
    boolean first = !(thumbnail.orElse(null) instanceof Embedded.Jpeg);
    if (found.length() <= THUMBNAIL_LIMIT && (first || found.width() < thumbnail.get().width())) {
      preview = first ? preview : thumbnail;
      thumbnail = Optional.of(found);
    } else if (preview.isEmpty() && found.width() <= PREVIEW_WIDTH) {
      preview = Optional.of(found);
    }
  }

  private static Optional<Embedded.Jpeg> embeddedJpeg(TiffDirectory directory) throws IOException {
    Window tiff = directory.window();
    long offset = directory.number(0x0201).orElse(0);
    long size = directory.number(0x0202).orElse(0);
    if (offset <= 0 || size < 4 || offset > tiff.size() || size > tiff.size() - offset) {
      return Optional.empty();
    }
    Window jpeg = tiff.part(offset, size);
    if (!JpegSegments.isJpeg(jpeg)) {
      return Optional.empty();
    }
    JpegSegments segments = JpegSegments.read(jpeg);
    return segments.width() > 0 && segments.height() > 0
        ? Optional.of(
            new Embedded.Jpeg(tiff.absolute(offset), size, segments.width(), segments.height()))
        : Optional.empty();
  }

  /** An uncompressed small picture, as the first directory of NEF has it. */
  private static Optional<Embedded> embeddedRgb(TiffDirectory directory, long columns, long rows)
      throws IOException {
    boolean rgb =
        directory.number(0x0103).orElse(0) == 1
            && directory.number(0x0106).orElse(0) == 2
            && bitsPerPixel(directory) == 24;
    boolean small =
        columns > 0
            && rows > 0
            && columns <= Embedded.Rgb.SIDE_LIMIT
            && rows <= Embedded.Rgb.SIDE_LIMIT;
    long[] strips = directory.numbers(0x0111);
    if (!rgb || !small || strips.length != 1) {
      return Optional.empty();
    }
    Window tiff = directory.window();
    return strips[0] <= tiff.size() - 3 * columns * rows
        ? Optional.of(new Embedded.Rgb(tiff.absolute(strips[0]), (int) columns, (int) rows))
        : Optional.empty();
  }
}
