package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.Guid;
import java.nio.charset.StandardCharsets;

/**
 * How our simulator is told from a real camera, so that the one may be mistreated and the other may
 * not: its GUID begins with eight letters that no maker's does. The address says nothing: a real
 * camera may be at the other end of a local port, and the mark passes through there as well.
 */
public final class SimulatorMark {
  private static final Bytes MARK = Bytes.ofText("ptpipsim", StandardCharsets.US_ASCII);

  private SimulatorMark() {}

  /** Whether {@code guid} is that of a simulator. */
  public static boolean isOn(Guid guid) {
    return guid.bytes().slice(0, MARK.size()).equals(MARK);
  }
}
