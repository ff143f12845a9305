package dev.ptpip.client.object;

/** When a file counts as saved. */
public enum Durability {
  /** When the disk has it: it survives a power cut. */
  ON_DISK,
  /** When the operating system has it. */
  IN_SYSTEM
}
