package dev.ptpip.pcap.redact;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a dataset may stay, by the operation that it belongs to. What is not known is not kept.
 * Confined to one thread.
 */
final class DatasetMask {
  private static final int DEVICE_INFO = 0x1001;
  private static final int STORAGE_INFO = 0x1005;
  private static final int OBJECT_INFO = 0x1008;
  private static final int SEND_OBJECT_INFO = 0x100C;
  private static final int PROPERTY_DESCRIPTION = 0x1014;
  private static final int GET_PROPERTY = 0x1015;
  private static final int SET_PROPERTY = 0x1016;

  /** Lists of 32-bit handles and storage ids. */
  private static final Set<Integer> LISTS_OF_HANDLES = Set.of(0x1004, 0x1007, 0x9810);

  /** Lists of 16-bit codes. */
  private static final Set<Integer> LISTS_OF_CODES = Set.of(0x9801, 0x90CA);

  /** A vendor's list of events: count, then code and parameter of each. */
  private static final int EVENT_LIST = 0x90C7;

  private static final int IMAGE_SIZE = 0x5003;
  private static final int DATE_TIME = 0x5011;
  private static final int STRING_TYPE = 0xFFFF;
  private static final int LARGEST_INTEGER_TYPE = 8;
  private static final int OBJECT_INFO_FIXED = 52;
  private static final int STORAGE_INFO_FIXED = 26;

  /** Names that cameras give themselves, and those of their folders. */
  private static final Pattern USUAL_NAME =
      Pattern.compile(
          "DCIM|\\d{3}(NIKON|D\\d{4}|NC[A-Z0-9]{3}|CANON|MSDCF)"
              + "|(DSC_|_DSC|DSCN|IMG_|MVI_|CSC_)\\d{4}\\.[A-Z0-9]{3}");

  private final Placed data;
  private final KeptBytes kept;
  private int at;

  private DatasetMask(Placed data, KeptBytes kept) {
    this.data = data;
    this.kept = kept;
  }

  /** Whether anything of the data of this operation may stay. */
  static boolean knows(int operation) {
    return switch (operation) {
      case DEVICE_INFO,
          STORAGE_INFO,
          OBJECT_INFO,
          SEND_OBJECT_INFO,
          PROPERTY_DESCRIPTION,
          GET_PROPERTY,
          SET_PROPERTY,
          EVENT_LIST ->
          true;
      default -> LISTS_OF_HANDLES.contains(operation) || LISTS_OF_CODES.contains(operation);
    };
  }

  /**
   * Marks what may stay.
   *
   * @param property the first parameter of the request
   */
  static void apply(Placed data, int operation, long property, KeptBytes kept) {
    DatasetMask mask = new DatasetMask(data, kept);
    try {
      mask.apply(operation, property);
    } catch (IndexOutOfBoundsException shorter) {
      // what was marked so far is what is understood; the rest is not kept
    }
  }

  private void apply(int operation, long property) {
    switch (operation) {
      case DEVICE_INFO -> deviceInfo();
      case STORAGE_INFO -> {
        keep(STORAGE_INFO_FIXED);
        keepString();
        maskString();
      }
      case OBJECT_INFO, SEND_OBJECT_INFO -> objectInfo();
      case PROPERTY_DESCRIPTION -> description();
      case GET_PROPERTY, SET_PROPERTY -> value(property);
      case EVENT_LIST -> {
        if (data.size() >= 2 && data.size() == 2 + 6 * data.uint16(0)) {
          keep(data.size());
        }
      }
      default -> {
        int width = LISTS_OF_CODES.contains(operation) ? 2 : 4;
        if (data.size() >= 4 && data.size() == 4 + width * data.uint32(0)) {
          keep(data.size());
        }
      }
    }
  }

  private void keep(int bytes) {
    require(bytes);
    data.mark(kept, at, at + bytes, KeptBytes.KEEP);
    at += bytes;
  }

  private void require(long bytes) {
    if (bytes < 0 || at + bytes > data.size()) {
      throw new IndexOutOfBoundsException();
    }
  }

  private int stringBytes() {
    require(1);
    int bytes = 1 + 2 * data.at(at);
    require(bytes);
    return bytes;
  }

  private void keepString() {
    keep(stringBytes());
  }

  /** The length and the terminating zero stay. */
  private void maskString() {
    maskString('x');
  }

  private void maskString(char with) {
    int end = at + stringBytes();
    keep(1);
    while (at < end) {
      boolean last = at + 2 == end && data.uint16(at) == 0;
      data.mark(kept, at, at + 1, last ? 0 : with);
      data.mark(kept, at + 1, at + 2, 0);
      at += 2;
    }
  }

  private void array(int width) {
    require(4);
    long bytes = 4 + data.uint32(at) * width;
    require(bytes);
    keep((int) bytes);
  }

  private void deviceInfo() {
    keep(8);
    keepString();
    keep(2);
    for (int i = 0; i < 5; i++) {
      array(2);
    }
    keepString(); // manufacturer
    keepString(); // model
    keepString(); // version
    maskString('0'); // serial number
  }

  private void objectInfo() {
    keep(OBJECT_INFO_FIXED);
    if (USUAL_NAME.matcher(peekString()).matches()) {
      keepString();
    } else {
      maskString();
    }
    keepString(); // captured
    keepString(); // modified
    maskString(); // keywords
  }

  private String peekString() {
    int bytes = stringBytes();
    int last = bytes >= 3 && data.uint16(at + bytes - 2) == 0 ? bytes - 2 : bytes;
    return new String(data.copy(at + 1, at + last), StandardCharsets.UTF_16LE);
  }

  private void description() {
    require(5);
    int code = data.uint16(0);
    int type = data.uint16(2);
    if (type >= 1 && type <= LARGEST_INTEGER_TYPE) {
      keep(data.size());
      return;
    }
    keep(5);
    if (type != STRING_TYPE) {
      return;
    }
    text(code);
    text(code);
    require(1);
    boolean choices = data.at(at) == 2;
    keep(1);
    if (choices) {
      int count = data.uint16(at);
      keep(2);
      for (int i = 0; i < count; i++) {
        text(code);
      }
    }
  }

  private void text(long code) {
    if (code == IMAGE_SIZE || code == DATE_TIME) {
      keepString();
    } else {
      maskString();
    }
  }

  /** Integers have 1, 2, 4 or 8 bytes, strings an odd number that their first byte tells. */
  private void value(long property) {
    int size = data.size();
    if (size == 1 || size == 2 || size == 4 || size == 8) {
      keep(size);
    } else if (size > 1 && size == 1 + 2 * data.at(0)) {
      text(property);
    }
  }
}
