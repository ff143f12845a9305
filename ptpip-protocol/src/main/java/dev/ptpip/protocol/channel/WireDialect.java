package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;

/**
 * How a vendor lays packets out on the connection; chosen at connect or listen, before any
 * DeviceInfo is known.
 */
public interface WireDialect {
  /** PTP-IP as CIPA DC-005 defines it. */
  WireDialect STANDARD =
      new WireDialect() {
        @Override
        public Packet decode(int typeCode, DataReader body) {
          return Packet.decodeBody(typeCode, body);
        }

        @Override
        public void encode(Packet packet, DataWriter out) {
          packet.write(out);
        }
      };

  /** Decodes a body behind a header of length and type. */
  Packet decode(int typeCode, DataReader body);

  /** Appends the whole packet, header included. */
  void encode(Packet packet, DataWriter out);
}
