/** A PTP/IP initiator for real cameras. */
module dev.ptpip.client {
  requires static org.jspecify;
  requires transitive dev.ptpip.protocol;
  requires org.slf4j;

  exports dev.ptpip.client.connection;
  exports dev.ptpip.client.operation;
}
