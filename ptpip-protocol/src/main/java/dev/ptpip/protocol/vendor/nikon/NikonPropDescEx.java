package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;

/**
 * A device property as GetDevicePropDescEx 0x943A of recent bodies describes it: a DevicePropDesc
 * whose code has 32 bits (erik-sutton95/OpenZCine reads it so from a ZR).
 *
 * @param description what is behind the code, and the code
 */
public record NikonPropDescEx(DevicePropDesc description) implements Dataset {
  private static final String CODE = "DevicePropertyCode";

  /**
   * Decodes the data of operation 0x943A.
   *
   * @throws DecodeException if a field is cut off, or the code has its top bit set
   */
  public static NikonPropDescEx decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static NikonPropDescEx read(DataReader in) {
    int at = in.offset();
    int code = (int) in.uint32(CODE);
    if (code < 0) {
      throw new DecodeException(at, CODE, "0 to 0x7FFFFFFF expected, 0x%08X came".formatted(code));
    }
    return new NikonPropDescEx(DevicePropDesc.readBehindCode(new DevicePropertyCode(code), in));
  }

  @Override
  public void write(DataWriter out) {
    out.uint32(Integer.toUnsignedLong(description.property().raw()));
    description.writeBehindCode(out);
  }
}
