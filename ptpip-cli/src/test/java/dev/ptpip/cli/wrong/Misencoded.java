package dev.ptpip.cli.wrong;

import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Clients that send an ObjectInfo that is none, or not quite. */
final class Misencoded {
  private static final int FIXED_BYTES = 52;
  private static final Bytes NAME = string("A.JPG");
  private static final Bytes EMPTY = Bytes.of(0);

  private Misencoded() {}

  static Map<String, Script> byCase() {
    Bytes unended = Bytes.of(5).concat(Bytes.ofText("A.JPG", StandardCharsets.UTF_16LE));
    return Map.of(
        "PTP-ENC-02", sending(info(NAME, Bytes.of(1, 0, 0))),
        "PTP-ENC-03", sending(info(unended, EMPTY)),
        "PTP-ENC-10", sending(info(NAME, EMPTY).slice(0, 20)),
        "PTP-ENC-13", sending(info(NAME, string("2024-02-29"))));
  }

  private static Bytes string(String text) {
    return new DataWriter(64).string(text).toBytes();
  }

  private static Bytes info(Bytes name, Bytes date) {
    byte[] fixed = new byte[FIXED_BYTES];
    fixed[4] = 0x01;
    fixed[5] = 0x38;
    fixed[8] = 16;
    return Bytes.copyOf(fixed).concat(name).concat(date).concat(EMPTY).concat(EMPTY);
  }

  private static Script sending(Bytes info) {
    return Scripts.session(
        talk -> {
          TransactionId id = new TransactionId(1);
          talk.ask(SEND_OBJECT_INFO, 1, DataPhase.OUT, 0, 0);
          talk.send(talk.command(), new StartData(id, info.size()));
          talk.send(talk.command(), new EndData(id, info));
          talk.response();
          return 0;
        });
  }
}
