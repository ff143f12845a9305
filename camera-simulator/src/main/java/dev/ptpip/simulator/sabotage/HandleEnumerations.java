package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.SessionKey;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * StartEnumHandles, EnumHandles, StopEnumHandles of PTP 1.1: GetObjectHandles in portions. The
 * number of a list is given by the first and named by the others; which parameters there are
 * besides is a guess, because the text of ISO 15740:2013 was not seen. Confined to the command
 * thread of a session.
 */
final class HandleEnumerations {
  static final OperationCode START = new OperationCode(0x101D);
  static final OperationCode NEXT = new OperationCode(0x101E);
  static final OperationCode STOP = new OperationCode(0x101F);

  private static final ResponseCode INVALID_ENUM_ID = new ResponseCode(0x2021);
  private static final SessionKey<HandleEnumerations> KEY =
      SessionKey.of("enumerations of handles", HandleEnumerations::new);
  private static final int MOST = 16;

  private final Map<Integer, Queue<ObjectHandle>> open = new HashMap<>();
  private int last;

  private HandleEnumerations() {}

  static void register(OperationTable table) {
    table
        .register(OperationSpec.noData(START, 3), exchange -> of(exchange).start(exchange))
        .register(OperationSpec.dataIn(NEXT, 2), exchange -> of(exchange).next(exchange))
        .register(OperationSpec.noData(STOP, 1), exchange -> of(exchange).stop(exchange));
  }

  private static HandleEnumerations of(Exchange exchange) {
    return exchange.session().state(KEY);
  }

  private Reply start(Exchange exchange) {
    Outcome<List<ObjectHandle>> list =
        exchange
            .camera()
            .store()
            .list(
                ObjectQuery.ofParameters(
                    exchange.parameter(1), exchange.parameter(2), exchange.parameter(3)));
    if (!list.isOk()) {
      return Reply.code(list.code());
    }
    if (open.size() == MOST) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    last++;
    open.put(last, new ArrayDeque<>(list.value()));
    return Reply.ok(last);
  }

  /** At most so many handles as parameter 2 says; 0 for all that are left. */
  private Reply next(Exchange exchange) {
    Queue<ObjectHandle> left = open.get(exchange.parameter(1));
    if (left == null) {
      return Reply.code(INVALID_ENUM_ID);
    }
    long most = Integer.toUnsignedLong(exchange.parameter(2));
    List<ObjectHandle> some = new ArrayList<>();
    while (!left.isEmpty() && (most == 0 || some.size() < most)) {
      some.add(left.remove());
    }
    return Tampering.reply(UInt32Array.of(some, ObjectHandle::raw));
  }

  private Reply stop(Exchange exchange) {
    return open.remove(exchange.parameter(1)) == null ? Reply.code(INVALID_ENUM_ID) : Reply.ok();
  }
}
