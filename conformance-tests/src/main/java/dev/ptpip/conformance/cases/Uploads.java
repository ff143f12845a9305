package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/** Files of our own on the card of the target. */
final class Uploads {
  private Uploads() {}

  /** SendObjectInfo for a file of {@code size} bytes, wherever the target wants to put it. */
  static Call announce(String name, long size) {
    return Call.of(OperationCode.SEND_OBJECT_INFO)
        .sending(
            ObjectInfo.builder(StorageId.NONE, new ObjectFormatCode(0x3000), name)
                .compressedSize(size)
                .build()
                .encode());
  }

  /** The answer to SendObjectInfo for a file of ours; n/a if the card can't be written to. */
  static Answer begin(CaseContext c, ProbeSession s, String name, long size) {
    Answer announced = s.call(announce(name, size));
    if (announced.is(ResponseCode.STORE_READ_ONLY) || announced.is(ResponseCode.ACCESS_DENIED)) {
      throw c.stopNotApplicable("the card takes no files: " + announced.describe());
    }
    return c.given(announced);
  }

  /** Notes the handle of a file of ours if the target has stored it. */
  static void noteIfStored(CaseContext c, Answer announced, Answer sent) {
    if (announced.isOk() && sent.isOk()) {
      c.made(new ObjectHandle(announced.parameter(3)));
    }
  }

  /** Bytes that are easy to tell apart. */
  static Bytes content(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >>> 8));
    }
    return Bytes.copyOf(bytes);
  }
}
