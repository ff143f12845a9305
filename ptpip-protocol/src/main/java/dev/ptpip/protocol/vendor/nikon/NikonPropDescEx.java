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
  /**
   * Decodes the data of operation 0x943A.
   *
   * @throws DecodeException if a field is cut off
   */
  public static NikonPropDescEx decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static NikonPropDescEx read(DataReader in) {
    DevicePropertyCode property = new DevicePropertyCode((int) in.uint32("DevicePropertyCode"));
    return new NikonPropDescEx(DevicePropDesc.readBehindCode(property, in));
  }

  @Override
  public void write(DataWriter out) {
    out.uint32(Integer.toUnsignedLong(description.property().raw()));
    description.writeBehindCode(out);
  }
}
