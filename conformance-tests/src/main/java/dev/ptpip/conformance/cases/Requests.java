package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Optional;

/** Requests and comparisons that several groups use. */
final class Requests {
  private Requests() {}

  /** An operation that any camera carries out within a session and that changes nothing. */
  static Call harmless(CaseContext c) {
    return Call.of(
        c.facts().supports(OperationCode.GET_STORAGE_IDS)
            ? OperationCode.GET_STORAGE_IDS
            : OperationCode.GET_DEVICE_INFO);
  }

  /** Where the payload of an answer begins: its first data packet that is not empty. */
  static Optional<Place> dataPlace(Answer answer) {
    return answer.packets().stream()
        .filter(Requests::carriesPayload)
        .findFirst()
        .map(received -> Place.in(received.frame(), 12, Integer.MAX_VALUE));
  }

  private static boolean carriesPayload(Received received) {
    return (received.packet() instanceof Data || received.packet() instanceof EndData)
        && received.frame().length() > 12;
  }

  /** The transaction of a packet of an answer. */
  static Optional<TransactionId> idOf(Packet packet) {
    if (packet instanceof StartData start) {
      return Optional.of(start.transactionId());
    } else if (packet instanceof Data data) {
      return Optional.of(data.transactionId());
    } else if (packet instanceof EndData end) {
      return Optional.of(end.transactionId());
    } else if (packet instanceof OperationResponse response) {
      return Optional.of(response.transactionId());
    }
    return Optional.empty();
  }

  /** In which byte two datasets differ, in words. */
  static String difference(Bytes one, Bytes other) {
    int common = Math.min(one.size(), other.size());
    for (int i = 0; i < common; i++) {
      if (one.at(i) != other.at(i)) {
        return "byte %d is 0x%02X and was 0x%02X".formatted(i, other.at(i), one.at(i));
      }
    }
    return other.size() + " bytes, and there were " + one.size();
  }
}
