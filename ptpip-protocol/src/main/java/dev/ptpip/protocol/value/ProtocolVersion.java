package dev.ptpip.protocol.value;

/**
 * Version of the binary protocol: major in the upper, minor in the lower 16 bits (CIPA DC-005 §3).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record ProtocolVersion(int raw) {
  /** 1.0, the only version that the standard defines. */
  public static final ProtocolVersion V1_0 = new ProtocolVersion(0x0001_0000);

  /** The major number, 0 to 65535. */
  public int major() {
    return raw >>> 16;
  }

  /** The minor number, 0 to 65535. */
  public int minor() {
    return raw & 0xFFFF;
  }

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  @Override
  public String toString() {
    return major() + "." + minor();
  }
}
