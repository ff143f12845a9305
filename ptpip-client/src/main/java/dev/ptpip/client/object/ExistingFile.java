package dev.ptpip.client.object;

/** What becomes of a file that has the name already. */
public enum ExistingFile {
  /** It stays, and the transfer fails before it starts. */
  FAIL,
  /** It stays, and the new one gets a number: {@code DSC_0001 (1).JPG}. */
  RENAME,
  /** It is replaced, in one step, when the new one is complete. */
  REPLACE
}
