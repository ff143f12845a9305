package dev.ptpip.protocol.value;

/**
 * Names a store: upper 16 bits the physical slot, lower 16 bits the logical store, lower half 0 for
 * a slot without medium (MTP 1.1 §5.2.1).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record StorageId(int raw) {
  /** 0: as a parameter "let the responder choose". */
  public static final StorageId NONE = new StorageId(0);

  /** 0xFFFFFFFF: as a parameter "all stores". */
  public static final StorageId ALL = new StorageId(-1);

  /** Whether the lower half names a medium. */
  public boolean hasMedium() {
    return (raw & 0xFFFF) != 0;
  }

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  /** Written out: the methods that a record gets are linked when they are first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StorageId id && id.raw == raw;
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
