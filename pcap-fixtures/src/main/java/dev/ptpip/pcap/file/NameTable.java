package dev.ptpip.pcap.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of addresses from name resolution blocks (draft-ietf-opsawg-pcapng §4.5). */
final class NameTable {
  private static final int MAX_NAMES = 4096;
  private static final int MAX_NAME_BYTES = 255;
  private static final int END = 0;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private final Map<InetAddress, String> names = new HashMap<>();

  /** Reads the records of a block; what does not fit into it is ignored. */
  void read(ByteBuffer buffer, int from, int end) {
    for (int at = from; at + 4 <= end; ) {
      int type = buffer.getShort(at) & 0xFFFF;
      int length = buffer.getShort(at + 2) & 0xFFFF;
      if (type == END || length > end - at - 4) {
        return;
      }
      int addressBytes = type == IPV4 ? 4 : type == IPV6 ? 16 : 0;
      if (addressBytes > 0 && length > addressBytes && names.size() < MAX_NAMES) {
        add(buffer, at + 4, addressBytes, length - addressBytes);
      }
      at += 4 + ((length + 3) & ~3);
    }
  }

  private void add(ByteBuffer buffer, int at, int addressBytes, int textBytes) {
    byte[] address = new byte[addressBytes];
    buffer.get(at, address);
    int length = 0;
    while (length < Math.min(textBytes, MAX_NAME_BYTES)
        && buffer.get(at + addressBytes + length) != 0) {
      length++;
    }
    try {
      names.putIfAbsent(InetAddress.getByAddress(address), text(buffer, at + addressBytes, length));
    } catch (UnknownHostException impossible) {
      throw new AssertionError("4 or 16 bytes", impossible);
    }
  }

  /** Text in UTF-8. */
  static String text(ByteBuffer buffer, int at, int length) {
    byte[] text = new byte[length];
    buffer.get(at, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  Optional<String> find(InetAddress address) {
    return Optional.ofNullable(names.get(address));
  }
}
