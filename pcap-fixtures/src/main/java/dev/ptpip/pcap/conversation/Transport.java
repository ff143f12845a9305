package dev.ptpip.pcap.conversation;

/** What carries a conversation. */
public enum Transport {
  /** Two TCP connections (CIPA DC-005). */
  PTP_IP,
  /** USB containers (USB Still Image Capture Device Definition 1.0). */
  USB
}
