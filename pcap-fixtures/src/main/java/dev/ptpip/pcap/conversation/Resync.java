package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.PacketType;

/**
 * Finds the next packet in bytes whose beginning is in the middle of something. A header alone
 * proves nothing, for pictures hold any numbers: the length must be one that the type can have, the
 * codes must be in their ranges, and the packet must end where the segment ends, or where the next
 * header begins. Stateless.
 */
final class Resync {
  /** Bytes that are enough to decide about any packet: the longest one is an Init_Command_Ack. */
  static final int LONGEST = 160;

  /** Answer of {@link #find}: nothing there; the last bytes may be the beginning of something. */
  static final int NONE = -1;

  private static final int REJECTED = -1;
  private static final int MORE = -2;
  private static final int DATA_HEADER = 12;

  private static final int INIT_COMMAND_REQUEST = PacketType.INIT_COMMAND_REQUEST.code();
  private static final int INIT_COMMAND_ACK = PacketType.INIT_COMMAND_ACK.code();
  private static final int OPERATION_REQUEST = PacketType.OPERATION_REQUEST.code();
  private static final int OPERATION_RESPONSE = PacketType.OPERATION_RESPONSE.code();
  private static final int EVENT = PacketType.EVENT.code();
  private static final int DATA = PacketType.DATA.code();
  private static final int END_DATA = PacketType.END_DATA.code();

  private Resync() {}

  /**
   * What is expected in a stream.
   *
   * @param types bit n is set if packets of type n may come
   * @param dataOf the transaction whose data may come, 0 if none
   */
  record Expected(int types, int dataOf) {
    boolean allows(int type) {
      return type >= 1 && type <= 14 && ((types >> type) & 1) != 0;
    }
  }

  /**
   * Looks for a packet.
   *
   * @param segment index at which the last segment begins; the ones before it were looked at
   *     before, and are here because they may be the beginning of a packet
   * @param boundary whether the first byte is the first one of a segment too
   * @return index of its first byte; or {@link #NONE} minus the index of the first byte that must
   *     be kept
   */
  static int find(byte[] bytes, int end, int segment, boolean boundary, Expected expected) {
    int kept = end;
    for (int i = 0; i < end; i++) {
      if (i + 8 <= end && (bytes[i + 5] | bytes[i + 6] | bytes[i + 7]) != 0) {
        continue;
      }
      int length = plausible(bytes, i, end, expected);
      if (length == REJECTED) {
        continue;
      }
      boolean starts = i == segment || (i == 0 && boundary);
      int proof = length == MORE ? MORE : prove(bytes, i, end, length, starts, expected);
      if (proof >= 0) {
        return i;
      }
      if (proof == MORE && i < kept) {
        kept = i;
      }
    }
    return NONE - Math.max(kept, end - LONGEST);
  }

  private static int prove(
      byte[] bytes, int i, int end, int length, boolean starts, Expected expected) {
    int type = bytes[i + 4];
    int behind = i + length;
    if (type == DATA || type == END_DATA) {
      boolean known = expected.dataOf != 0 && int32(bytes, i + 8) == expected.dataOf;
      if (!known) {
        return REJECTED;
      }
      if (starts || behind > end) {
        return i;
      }
      return plausible(bytes, behind, end, expected) == REJECTED ? REJECTED : i;
    }
    if (behind > end) {
      return MORE;
    }
    if (behind == end) {
      return starts || isTelling(type) ? i : REJECTED;
    }
    int next = plausible(bytes, behind, end, expected);
    if (next == MORE && end - behind < 8) {
      return MORE;
    }
    return next == REJECTED ? REJECTED : i;
  }

  /** Types with so much in them that chance does not make them. */
  private static boolean isTelling(int type) {
    return type == INIT_COMMAND_REQUEST
        || type == INIT_COMMAND_ACK
        || type == OPERATION_REQUEST
        || type == OPERATION_RESPONSE
        || type == EVENT;
  }

  /** The length of the packet that may begin at {@code i}, {@link #REJECTED}, or {@link #MORE}. */
  private static int plausible(byte[] bytes, int i, int end, Expected expected) {
    int there = end - i;
    if (there < 8) {
      return isBeginning(bytes, i, there) ? MORE : REJECTED;
    }
    int type = int32(bytes, i + 4);
    if (!expected.allows(type)) {
      return REJECTED;
    }
    int length = int32(bytes, i);
    if (type == DATA || type == END_DATA) {
      return length < DATA_HEADER ? REJECTED : there < DATA_HEADER ? MORE : length;
    }
    if (!hasLengthOf(type, length)) {
      return REJECTED;
    }
    if (type == OPERATION_REQUEST) {
      if (there < 14) {
        return MORE;
      }
      int phase = int32(bytes, i + 8);
      return phase >= 0 && phase <= 3 && isCode(bytes, i + 12, 0x1000) ? length : REJECTED;
    }
    if (type == OPERATION_RESPONSE || type == EVENT) {
      if (there < 10) {
        return MORE;
      }
      return isCode(bytes, i + 8, type == EVENT ? 0x4000 : 0x2000) ? length : REJECTED;
    }
    return length;
  }

  /** Whether fewer than 8 bytes may be the beginning of a header: those of a length. */
  private static boolean isBeginning(byte[] bytes, int i, int there) {
    if (there > 4 && (bytes[i + 4] < 1 || bytes[i + 4] > 14)) {
      return false;
    }
    for (int k = 5; k < there; k++) {
      if (bytes[i + k] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasLengthOf(int type, int length) {
    return switch (type) {
      case 1 -> length >= 26 && length <= 112;
      case 2 -> length >= 30 && length <= 116;
      case 3, 5, 11 -> length == 12;
      case 4, 13, 14 -> length == 8;
      case 6 ->
          length >= 18 && length <= 18 + 4 * OperationRequest.MAX_PARAMETERS && length % 4 == 2;
      case 7 -> length >= 14 && length <= 34 && length % 4 == 2;
      case 8 -> length >= 14 && length <= 26 && length % 4 == 2;
      case 9 -> length == 20;
      default -> false;
    };
  }

  /** Whether a code is in the range of the standard, or in that of vendors (bit 15). */
  private static boolean isCode(byte[] bytes, int at, int range) {
    int code = (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    return (code & 0x7000) == range;
  }

  static int int32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | ((bytes[at + 1] & 0xFF) << 8)
        | ((bytes[at + 2] & 0xFF) << 16)
        | ((bytes[at + 3] & 0xFF) << 24);
  }
}
