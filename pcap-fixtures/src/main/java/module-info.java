/** Captures of PTP/IP conversations: read, written, described, redacted, and kept as fixtures. */
module dev.ptpip.pcap {
  requires static transitive org.jspecify;
  requires transitive dev.ptpip.protocol;
  requires tools.jackson.core;

  exports dev.ptpip.pcap;
  exports dev.ptpip.pcap.conversation;
  exports dev.ptpip.pcap.describe;
  exports dev.ptpip.pcap.file;
  exports dev.ptpip.pcap.fixture;
  exports dev.ptpip.pcap.live;
  exports dev.ptpip.pcap.record;
  exports dev.ptpip.pcap.redact;
  exports dev.ptpip.pcap.replay;
  exports dev.ptpip.pcap.rule;

  uses dev.ptpip.pcap.describe.VendorDatasets;

  provides dev.ptpip.pcap.describe.VendorDatasets with
      dev.ptpip.pcap.describe.vendor.nikon.NikonDatasets;
}
