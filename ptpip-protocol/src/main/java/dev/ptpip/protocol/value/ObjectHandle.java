package dev.ptpip.protocol.value;

/**
 * Names an object for the length of a session; 0 and 0xFFFFFFFF are never handles but have meanings
 * of their own as parameters (MTP 1.1 §3.4).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record ObjectHandle(int raw) {
  /** 0: no object; as ParentObject "in the root"; as a filter "any level". */
  public static final ObjectHandle NONE = new ObjectHandle(0);

  /** 0xFFFFFFFF: as a filter "in the root", as the target of DeleteObject "everything". */
  public static final ObjectHandle ALL = new ObjectHandle(-1);

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  /** Written out: the methods that a record gets are linked when they are first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectHandle handle && handle.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public String toString() {
    return "0x%08X".formatted(raw);
  }
}
