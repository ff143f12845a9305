package dev.ptpip.protocol.value;

/**
 * Names a session, chosen by the initiator; 0 and 0xFFFFFFFF are not usable (MTP 1.1 §4.4.2).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record SessionId(int raw) {
  /** Whether a session can have this id. */
  public boolean isUsable() {
    return raw != 0 && raw != -1;
  }

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  /** Written out: the methods that a record gets are linked when they are first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SessionId id && id.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(raw);
  }
}
