package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The atoms around the frames of a movie (QuickTime File Format Specification): file type and the
 * head of the media data before them, the movie atom behind them. All frames have one size and lie
 * in one chunk, so the tables have one entry each.
 */
final class QuickTime {
  /** Length field 1, type, 64-bit length. */
  private static final int MEDIA_HEAD = 16;

  /** Times count from 1904. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1904, 1, 1, 0, 0);

  private static final int TIME_SCALE = 600;

  private final MovieRequest request;
  private final int frameSize;
  private final int frames;

  QuickTime(MovieRequest request, int frameSize, int frames) {
    this.request = request;
    this.frameSize = frameSize;
    this.frames = frames;
  }

  private static Atom fileType() {
    return new Atom("ftyp").text("qt  ").uint32(0x20070904).text("qt  ");
  }

  /** Everything before the first frame. */
  Bytes start() {
    long length = MEDIA_HEAD + (long) frameSize * frames;
    Atom head = new Atom("").uint32(1).text("mdat").uint32(length >>> 32, length & 0xFFFF_FFFFL);
    return fileType().toBytes().concat(head.bodyBytes());
  }

  /** Everything behind the last frame. */
  Bytes end() {
    Atom header =
        new Atom("mvhd")
            .uint32(0, time(), time(), TIME_SCALE, duration(), 0x10000)
            .uint16(0x100)
            .uint16(0, 0, 0, 0, 0)
            .unityMatrix()
            .uint32(0, 0, 0, 0, 0, 0, 2);
    return new Atom("moov").add(header).add(track()).toBytes();
  }

  private long time() {
    LocalDateTime start = request.shot().time();
    return (start.toEpochSecond(ZoneOffset.UTC) - EPOCH.toEpochSecond(ZoneOffset.UTC))
        & 0xFFFF_FFFFL;
  }

  private long duration() {
    return (long) frames * TIME_SCALE / request.framesPerSecond();
  }

  private Atom track() {
    Atom header =
        new Atom("tkhd")
            .uint32(0xF, time(), time(), 1, 0, duration(), 0, 0)
            .uint16(0, 0, 0, 0)
            .unityMatrix()
            .uint32((long) request.width() << 16, (long) request.height() << 16);
    Atom mediaHeader =
        new Atom("mdhd").uint32(0, time(), time(), request.framesPerSecond(), frames).uint16(0, 0);
    Atom media = new Atom("mdia").add(mediaHeader).add(handler("mhlr", "vide")).add(media());
    return new Atom("trak").add(header).add(media);
  }

  private static Atom handler(String type, String subtype) {
    return new Atom("hdlr").uint32(0).text(type).text(subtype).uint32(0, 0, 0).uint8(0);
  }

  private Atom media() {
    Atom reference = new Atom("dref").uint32(0, 1).add(new Atom("alis").uint32(1));
    return new Atom("minf")
        .add(new Atom("vmhd").uint32(1).uint16(0, 0, 0, 0))
        .add(handler("dhlr", "alis"))
        .add(new Atom("dinf").add(reference))
        .add(samples());
  }

  private Atom samples() {
    int first = fileType().toBytes().size() + MEDIA_HEAD;
    return new Atom("stbl")
        .add(new Atom("stsd").uint32(0, 1).add(description()))
        .add(new Atom("stts").uint32(0, 1, frames, 1))
        .add(new Atom("stsc").uint32(0, 1, 1, frames, 1))
        .add(new Atom("stsz").uint32(0, frameSize, frames))
        .add(new Atom("stco").uint32(0, 1, first));
  }

  /** Photo - JPEG, 72 dpi, 24 bits per pixel. */
  private Atom description() {
    return new Atom("jpeg")
        .uint32(0)
        .uint16(0, 1)
        .uint32(0, 0, 0, 512)
        .uint16(request.width(), request.height())
        .uint32(0x480000, 0x480000, 0)
        .uint16(1)
        .uint8(12)
        .text("Photo - JPEG")
        .uint8(new int[19])
        .uint16(24, 0xFFFF);
  }
}
