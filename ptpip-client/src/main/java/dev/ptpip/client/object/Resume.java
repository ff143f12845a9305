package dev.ptpip.client.object;

/** What becomes of the part of a file that an earlier attempt has left. */
public enum Resume {
  /** It is kept when a transfer breaks off, and the next one goes on behind it. */
  CONTINUE,
  /** It is thrown away. */
  RESTART
}
