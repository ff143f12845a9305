/** PTP/IP packets, datasets, codes and framing; needs nothing but {@code java.base}. */
module dev.ptpip.protocol {
  requires static org.jspecify;

  exports dev.ptpip.protocol.channel;
  exports dev.ptpip.protocol.code;
  exports dev.ptpip.protocol.io;
  exports dev.ptpip.protocol.packet;
  exports dev.ptpip.protocol.value;
}
