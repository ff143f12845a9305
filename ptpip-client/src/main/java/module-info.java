/** A PTP/IP initiator for real cameras. */
module dev.ptpip.client {
  requires static org.jspecify;
  requires transitive dev.ptpip.protocol;
  requires org.slf4j;

  exports dev.ptpip.client;
  exports dev.ptpip.client.capability;
  exports dev.ptpip.client.connection;
  exports dev.ptpip.client.event;
  exports dev.ptpip.client.object;
  exports dev.ptpip.client.operation;
  exports dev.ptpip.client.property;

  uses dev.ptpip.client.capability.VendorSupport;

  provides dev.ptpip.client.capability.VendorSupport with
      dev.ptpip.client.vendor.nikon.NikonSupport;
}
