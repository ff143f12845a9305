package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param asked the packet with the request
 * @param request what was asked
 * @param answered the packet with the response, if one came
 * @param data what passed in between on its connection, in either direction
 */
record Deal(
    Traffic.Seen asked,
    OperationRequest request,
    Optional<Traffic.Seen> answered,
    List<Traffic.Seen> data) {
  Deal {
    data = List.copyOf(data);
  }

  /** All of them, in the order in which they were asked. */
  static List<Deal> of(List<Traffic.Seen> packets) {
    List<Deal> deals = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      Traffic.Seen asked = packets.get(i);
      if (asked.isFrom(Side.INITIATOR)) {
        int next = i + 1;
        asked
            .as(OperationRequest.class)
            .ifPresent(
                request -> deals.add(deal(asked, request, packets.subList(next, packets.size()))));
      }
    }
    return deals;
  }

  private static Deal deal(
      Traffic.Seen asked, OperationRequest request, List<Traffic.Seen> behind) {
    List<Traffic.Seen> data = new ArrayList<>();
    for (Traffic.Seen each : behind) {
      if (each.connection() != asked.connection()) {
        continue;
      }
      if (each.as(OperationRequest.class).isPresent()) {
        break;
      }
      if (each.as(OperationResponse.class).isPresent()) {
        return new Deal(asked, request, Optional.of(each), data);
      }
      data.add(each);
    }
    return new Deal(asked, request, Optional.empty(), data);
  }

  boolean isOf(OperationCode... operations) {
    return List.of(operations).contains(request.operation());
  }

  /** The code of the response; empty if there is none. */
  Optional<ResponseCode> code() {
    return answered
        .flatMap(each -> each.as(OperationResponse.class))
        .map(OperationResponse::response);
  }

  boolean isOk() {
    return code().filter(ResponseCode.OK::equals).isPresent();
  }
}
