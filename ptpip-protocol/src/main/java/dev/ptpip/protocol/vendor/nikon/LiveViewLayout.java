package dev.ptpip.protocol.vendor.nikon;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The headers that Nikon bodies put before a live-view image, and where in them each field is. The
 * places were found by reading real frames (digiCamControl, and for the two last OpenZCine and
 * other clients of Z bodies); what is not listed is unknown.
 */
public enum LiveViewLayout {
  /** 64 bytes: D3, D3X, D300, D700. */
  BYTES_64(64),
  /** 128 bytes: D90, D5000. */
  BYTES_128(128),
  /** 384 bytes, first form: D5100, D7000. */
  BYTES_384_EARLY(384),
  /** 384 bytes, second form: D5200, D5300, D600, D7100, D800, D750, D500 and similar. */
  BYTES_384(384),
  /** 512 bytes: operation 0x9428 of the first Z bodies: Z 5, Z 6, Z 7, Z 30, Z 50. */
  BYTES_512(512),
  /** 1024 bytes: operation 0x9428 of later Z bodies: Z 8, Z 9, Z 6III, ZR. */
  BYTES_1024(1024);

  static {
    for (LiveViewLayout early : new LiveViewLayout[] {BYTES_64, BYTES_128, BYTES_384_EARLY}) {
      early.geometry(0).put(LiveViewField.ROTATION, 29).put(LiveViewField.FOCUS_JUDGEMENT, 40);
    }
    for (LiveViewLayout movie : new LiveViewLayout[] {BYTES_128, BYTES_384_EARLY}) {
      movie.put(LiveViewField.MOVIE_REMAINING, 56).put(LiveViewField.MOVIE_RECORDING, 60);
    }
    BYTES_384
        .geometry(8)
        .put(LiveViewField.ROTATION, 37)
        .put(LiveViewField.FOCUS_JUDGEMENT, 48)
        .angles(52)
        .put(LiveViewField.MOVIE_REMAINING, 64)
        .put(LiveViewField.MOVIE_RECORDING, 68)
        .sound(352);
    for (LiveViewLayout late : new LiveViewLayout[] {BYTES_512, BYTES_1024}) {
      late.put(LiveViewField.HEADER_BYTES, 8)
          .put(LiveViewField.IMAGE_BYTES, 12)
          .put(LiveViewField.WHOLE_WIDTH, 16)
          .put(LiveViewField.WHOLE_HEIGHT, 18)
          .put(LiveViewField.FOCUS_JUDGEMENT, 42)
          .put(LiveViewField.AF_FRAMES, 44)
          .put(LiveViewField.AF_FRAME_WIDTH, 48)
          .put(LiveViewField.AF_FRAME_HEIGHT, 50)
          .put(LiveViewField.AF_FRAME_CENTRE_X, 52)
          .put(LiveViewField.AF_FRAME_CENTRE_Y, 54);
    }
    BYTES_512.put(LiveViewField.HEADER_VERSION, 0);
    BYTES_1024
        .put(LiveViewField.DISPLAY_WIDTH, 20)
        .put(LiveViewField.DISPLAY_HEIGHT, 22)
        .put(LiveViewField.DISPLAY_CENTRE_X, 24)
        .put(LiveViewField.DISPLAY_CENTRE_Y, 26)
        .put(LiveViewField.IMAGE_WIDTH, 28)
        .put(LiveViewField.IMAGE_HEIGHT, 30)
        .put(LiveViewField.MOVIE_REMAINING, 816)
        .sound(824)
        .put(LiveViewField.MOVIE_RECORDING, 828)
        .put(LiveViewField.ROTATION, 839)
        .angles(840);
  }

  private final int headerBytes;

  @SuppressWarnings("ImmutableEnumChecker") // filled once, by the static block above
  private final Map<LiveViewField, Integer> offsets = new EnumMap<>(LiveViewField.class);

  LiveViewLayout(int headerBytes) {
    this.headerBytes = headerBytes;
  }

  private LiveViewLayout put(LiveViewField field, int offset) {
    offsets.put(field, offset);
    return this;
  }

  private LiveViewLayout geometry(int from) {
    int offset = from;
    for (LiveViewField field :
        EnumSet.range(LiveViewField.IMAGE_WIDTH, LiveViewField.AF_FRAME_CENTRE_Y)) {
      if (field != LiveViewField.AF_FRAMES) {
        put(field, offset);
        offset += field.width();
      }
    }
    return this;
  }

  private LiveViewLayout angles(int from) {
    return put(LiveViewField.ROLL, from)
        .put(LiveViewField.PITCH, from + 4)
        .put(LiveViewField.YAW, from + 8);
  }

  private LiveViewLayout sound(int from) {
    return put(LiveViewField.SOUND_PEAK_LEFT, from)
        .put(LiveViewField.SOUND_PEAK_RIGHT, from + 1)
        .put(LiveViewField.SOUND_LEVEL_LEFT, from + 2)
        .put(LiveViewField.SOUND_LEVEL_RIGHT, from + 3);
  }

  /** Bytes before the JPEG. */
  public int headerBytes() {
    return headerBytes;
  }

  /** Where {@code field} begins, if this layout has it. */
  public OptionalInt offset(LiveViewField field) {
    Integer offset = offsets.get(field);
    return offset == null ? OptionalInt.empty() : OptionalInt.of(offset);
  }
}
