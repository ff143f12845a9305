package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;

/** Tells operations that only look from those that change something. */
final class Reads {
  private Reads() {}

  /** Whether an operation changes nothing, by its data and its name. */
  static boolean isRead(OperationCode operation, CodeBook book) {
    return book.find(operation).map(Reads::isRead).orElse(false);
  }

  private static boolean isRead(OperationInfo info) {
    return info.direction() == DataDirection.FROM_RESPONDER
        || (info.direction() == DataDirection.NONE
            && (info.name().startsWith("Get") || info.name().endsWith("Ready")));
  }
}
