package dev.ptpip.protocol.value;

/**
 * Ties the two TCP connections of one PTP-IP session together; chosen by the responder, any value
 * including 0 (CIPA DC-005 §2.3.2).
 *
 * @param raw the 32 bits as they are on the wire (UINT32, little-endian, 4 bytes)
 */
public record ConnectionNumber(int raw) {

  /** The value as an unsigned number, 0 to 4294967295. */
  public long unsigned() {
    return raw & 0xFFFF_FFFFL;
  }

  @Override
  public String toString() {
    return "0x%08X".formatted(raw);
  }
}
