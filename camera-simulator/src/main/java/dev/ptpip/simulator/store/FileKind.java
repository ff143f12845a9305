package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a file's name says about it.
 *
 * @param format the standard's object format, before the camera's own list is applied
 * @param content whether it is worth looking for dimensions and a thumbnail
 */
record FileKind(ObjectFormatCode format, Content content) {
  /** What is in the file. */
  enum Content {
    /** A picture. */
    IMAGE,
    /** Anything else. */
    OTHER
  }

  static final FileKind UNKNOWN = new FileKind(ObjectFormatCode.UNDEFINED, Content.OTHER);

  private static final Map<String, FileKind> BY_SUFFIX = bySuffix();

  private static Map<String, FileKind> bySuffix() {
    Map<String, FileKind> kinds = new HashMap<>();
    put(kinds, 0x3801, Content.IMAGE, "jpg", "jpeg", "jpe");
    put(
        kinds,
        0x3000,
        Content.IMAGE,
        "nef",
        "nrw",
        "dng",
        "cr2",
        "cr3",
        "arw",
        "raf",
        "rw2",
        "orf");
    put(kinds, 0x380D, Content.IMAGE, "tif", "tiff");
    put(kinds, 0x380B, Content.IMAGE, "png");
    put(kinds, 0x3807, Content.IMAGE, "gif");
    put(kinds, 0x3804, Content.IMAGE, "bmp");
    put(kinds, 0x300D, Content.OTHER, "mov");
    put(kinds, 0x300A, Content.OTHER, "avi");
    put(kinds, 0x300B, Content.OTHER, "mpg", "mpeg");
    put(kinds, 0xB982, Content.OTHER, "mp4");
    put(kinds, 0x3008, Content.OTHER, "wav");
    put(kinds, 0x3009, Content.OTHER, "mp3");
    put(kinds, 0x3002, Content.OTHER, "scr", "scp");
    put(kinds, 0x3004, Content.OTHER, "txt");
    put(kinds, 0x3005, Content.OTHER, "htm", "html");
    put(kinds, 0x3006, Content.OTHER, "mrk");
    return Map.copyOf(kinds);
  }

  private static void put(
      Map<String, FileKind> kinds, int format, Content content, String... suffixes) {
    for (String suffix : suffixes) {
      kinds.put(suffix, new FileKind(new ObjectFormatCode(format), content));
    }
  }

  static FileKind of(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? UNKNOWN
        : BY_SUFFIX.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
  }
}
