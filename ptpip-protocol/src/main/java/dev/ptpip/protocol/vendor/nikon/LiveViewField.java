package dev.ptpip.protocol.vendor.nikon;

/** What is known in the header of a live-view image; all fields are big-endian. */
public enum LiveViewField {
  /** Version of the header, major number in the upper half, minor in the lower; UINT32. */
  HEADER_VERSION(4),
  /** Length of the header in bytes; UINT32. */
  HEADER_BYTES(4),
  /** Width of the JPEG, pixels; UINT16. */
  IMAGE_WIDTH(2),
  /** Height of the JPEG, pixels; UINT16. */
  IMAGE_HEIGHT(2),
  /** Width of the whole picture, pixels of the coordinates below; UINT16. */
  WHOLE_WIDTH(2),
  /** Height of the whole picture; UINT16. */
  WHOLE_HEIGHT(2),
  /** Width of the part that the JPEG shows; UINT16. */
  DISPLAY_WIDTH(2),
  /** Height of the part that the JPEG shows; UINT16. */
  DISPLAY_HEIGHT(2),
  /** Centre of the part that the JPEG shows, from the left; UINT16. */
  DISPLAY_CENTRE_X(2),
  /** Centre of the part that the JPEG shows, from the top; UINT16. */
  DISPLAY_CENTRE_Y(2),
  /** How many AF frames there are; UINT8. The fields below are those of the first. */
  AF_FRAMES(1),
  /** Width of the AF frame; UINT16. */
  AF_FRAME_WIDTH(2),
  /** Height of the AF frame; UINT16. */
  AF_FRAME_HEIGHT(2),
  /** Centre of the AF frame, from the left; UINT16. */
  AF_FRAME_CENTRE_X(2),
  /** Centre of the AF frame, from the top; UINT16. */
  AF_FRAME_CENTRE_Y(2),
  /** How the camera is held: 0 level, 1 turned left, 2 turned right, 3 upside down; UINT8. */
  ROTATION(1),
  /** 0 no information, 1 not in focus, 2 in focus; UINT8. */
  FOCUS_JUDGEMENT(1),
  /** Roll in degrees times 65536; INT32. */
  ROLL(4),
  /** Pitch in degrees times 65536; INT32. */
  PITCH(4),
  /** Yaw in degrees times 65536; INT32. */
  YAW(4),
  /** Time left for the movie, milliseconds; UINT32. */
  MOVIE_REMAINING(4),
  /** 0 live view only, 1 a movie is recorded; UINT8. */
  MOVIE_RECORDING(1),
  /** Highest sound level on the left, 0 to 14; UINT8. */
  SOUND_PEAK_LEFT(1),
  /** Highest sound level on the right, 0 to 14; UINT8. */
  SOUND_PEAK_RIGHT(1),
  /** Sound level on the left, 0 to 14; UINT8. */
  SOUND_LEVEL_LEFT(1),
  /** Sound level on the right, 0 to 14; UINT8. */
  SOUND_LEVEL_RIGHT(1),
  /** Length of the JPEG in bytes; UINT32. */
  IMAGE_BYTES(4);

  private final int width;

  LiveViewField(int width) {
    this.width = width;
  }

  /** Bytes in the header. */
  public int width() {
    return width;
  }

  /** Whether the number is signed. */
  public boolean isSigned() {
    return this == ROLL || this == PITCH || this == YAW;
  }
}
