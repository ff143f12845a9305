package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationResponse;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param response the response; empty if the connection ended before
 * @param data the data phase, if there was one
 * @param end why there is no response; else empty
 */
record Answer(Optional<OperationResponse> response, Optional<Received> data, String end) {
  /**
   * A data phase.
   *
   * @param head its first bytes
   * @param size how many there were
   * @param firstDifference the first byte that is not as recorded; -1 if none is, as far as both
   *     reach
   */
  record Received(Bytes head, long size, long firstDifference) {
    boolean isWhole() {
      return head.size() == size;
    }
  }
}
