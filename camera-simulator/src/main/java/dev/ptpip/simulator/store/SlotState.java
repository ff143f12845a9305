package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;

/** What a StorageID names at the moment. */
public enum SlotState {
  /** No slot of this camera. */
  UNKNOWN(0x2008),
  /** A slot without medium. */
  NO_MEDIUM(0x2013),
  /** A medium that can be read. */
  AVAILABLE(0x2001);

  private final int code;

  SlotState(int code) {
    this.code = code;
  }

  /** The answer to an operation that names such a store (MTP 1.1 §F.2.9, §F.2.20). */
  public ResponseCode code() {
    return new ResponseCode(code);
  }
}
