package dev.ptpip.cli.stage;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import java.util.function.UnaryOperator;

/** Changes datasets on their way out. */
final class Datasets {
  private static final int NUL_AND_COUNT = 3;

  private Datasets() {}

  /** The data of {@code operation} goes through {@code change}. */
  static OperationInterceptor at(
      OperationCode operation, Happened happened, UnaryOperator<Bytes> change) {
    return (exchange, next) -> {
      Reply reply = next.handle(exchange);
      if (!exchange.operation().equals(operation) || reply.data().isEmpty()) {
        return reply;
      }
      happened.now();
      return reply.withData(DataSource.of(change.apply(reply.data().get().readAll())));
    };
  }

  /** ObjectInfo with {@code date} in place of both dates; empty for none. */
  static Bytes dated(Bytes bytes, String date) {
    ObjectInfo info = ObjectInfo.decode(bytes, DecodePolicy.LENIENT);
    DataWriter old = new DataWriter(64);
    old.string(info.captureDate().toString())
        .string(info.modificationDate().toString())
        .string(info.keywords());
    DataWriter tail = new DataWriter(64).string(date).string(date).string(info.keywords());
    int kept = bytes.size() - old.size() - info.trailing().size();
    return bytes.slice(0, kept).concat(tail.toBytes());
  }

  /** An array of 32-bit numbers that says that it has 0xFFFFFFFF of them. */
  static Bytes huge(Bytes array) {
    return Bytes.of(0xFF, 0xFF, 0xFF, 0xFF).concat(array.slice(4, array.size()));
  }

  /** DeviceInfo whose last text ends before its count says. */
  static Bytes cut(Bytes info) {
    return info.slice(0, info.size() - NUL_AND_COUNT);
  }

  /** With four bytes behind it. */
  static Bytes longer(Bytes info) {
    return info.concat(Bytes.of(1, 2, 3, 4));
  }
}
