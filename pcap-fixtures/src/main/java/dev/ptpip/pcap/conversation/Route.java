package dev.ptpip.pcap.conversation;

/** Which of the ways between the two sides something took. */
public enum Route {
  /** The Command/Data connection; over USB the two bulk endpoints. */
  COMMAND,
  /** The Event connection; over USB the interrupt endpoint. */
  EVENT,
  /** Over USB only: the class requests of the default pipe (cancel, reset, status). */
  CONTROL
}
