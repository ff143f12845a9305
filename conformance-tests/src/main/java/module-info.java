/** The judge of PTP/IP responders and initiators: rule book, cases, runner and reports. */
module dev.ptpip.conformance {
  requires static transitive org.jspecify;
  requires transitive dev.ptpip.protocol;
  requires transitive dev.ptpip.pcap;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports dev.ptpip.conformance;
  exports dev.ptpip.conformance.book;
  exports dev.ptpip.conformance.cases;
  exports dev.ptpip.conformance.client;
  exports dev.ptpip.conformance.fuzz;
  exports dev.ptpip.conformance.known;
  exports dev.ptpip.conformance.model;
  exports dev.ptpip.conformance.probe;
  exports dev.ptpip.conformance.report;
  exports dev.ptpip.conformance.run;
}
