package dev.ptpip.protocol.value;

/**
 * Names one transaction within a session: 0 for OpenSession and for operations outside a session,
 * then 1 to 0xFFFFFFFE (MTP 1.1 §4.3.3).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record TransactionId(int raw) {
  /** 0: OpenSession, and GetDeviceInfo outside a session. */
  public static final TransactionId NONE = new TransactionId(0);

  /** 1: the first transaction of a session. */
  public static final TransactionId FIRST = new TransactionId(1);

  /** 0xFFFFFFFF: in an event, "no transaction caused this"; never the id of a request. */
  public static final TransactionId ANY = new TransactionId(-1);

  /** The id after this one; 0xFFFFFFFE is followed by 1 (MTP 1.1 §4.3.3). */
  public TransactionId next() {
    return raw == -2 || raw == -1 ? FIRST : new TransactionId(raw + 1);
  }

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  /** Written out: the methods that a record gets are linked when they are first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TransactionId id && id.raw == raw;
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
