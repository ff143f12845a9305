package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.ResponseCode.GENERAL_ERROR;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Group 20: operations of PTP 1.1, and of Android's extension. */
final class ExtensionCases {
  private static final OperationCode ENUM_HANDLES = new OperationCode(0x101E);
  private static final OperationCode GET_STREAM = new OperationCode(0x1025);
  private static final DevicePropertyCode ENABLED_STREAMS = new DevicePropertyCode(0x5021);
  private static final OperationCode SEND_PARTIAL_OBJECT = new OperationCode(0x95C2);
  private static final OperationCode TRUNCATE_OBJECT = new OperationCode(0x95C3);
  private static final OperationCode BEGIN_EDIT_OBJECT = new OperationCode(0x95C4);
  private static final OperationCode END_EDIT_OBJECT = new OperationCode(0x95C5);
  private static final ResponseCode INVALID_ENUM_ID = new ResponseCode(0x2021);
  private static final ResponseCode NO_STREAM_ENABLED = new ResponseCode(0x2022);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "extension",
          ConformanceCase.of(
                  "PTP11-EXT-01",
                  "operations of PTP 1.1 are answered, listed or not",
                  ExtensionCases::optional)
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "PTP11-EXT-02", "an unknown enumeration is refused", ExtensionCases::unknownEnum)
              .needs(Need.operation(ENUM_HANDLES))
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "PTP11-EXT-03", "no stream without one that is enabled", ExtensionCases::noStream)
              .needs(Need.operation(GET_STREAM), Need.property(ENABLED_STREAMS))
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "AND-EXT-01", "Android's five operations work together", ExtensionCases::android)
              .needs(Need.operation(BEGIN_EDIT_OBJECT))
              .withoutSabotage());

  private ExtensionCases() {}

  private static void optional(CaseContext c) {
    ProbeSession s = c.session();
    for (int code = 0x101D; code <= 0x1025; code++) {
      OperationCode operation = new OperationCode(code);
      Answer answer = s.call(operation, Card.UNKNOWN_HANDLE);
      c.expect(
          answer,
          c.facts().supports(operation)
              ? Wanted.anyError().or(ResponseCode.OK)
              : Wanted.code(OPERATION_NOT_SUPPORTED));
    }
  }

  private static void unknownEnum(CaseContext c) {
    c.expect(c.session().call(ENUM_HANDLES, 0x7FFF_FFFF), INVALID_ENUM_ID);
  }

  private static void noStream(CaseContext c) {
    ProbeSession s = c.session();
    c.given(c.set(s, ENABLED_STREAMS, Bytes.of(0, 0, 0, 0)));
    c.expect(s.call(GET_STREAM), NO_STREAM_ENABLED);
  }

  private static void android(CaseContext c) {
    List<OperationCode> missing =
        IntStream.rangeClosed(0x95C1, 0x95C5)
            .mapToObj(OperationCode::new)
            .filter(operation -> !c.facts().supports(operation))
            .toList();
    c.check(missing.isEmpty(), "all five operations", "missing: " + missing, Optional.empty());
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = Card.upload(c, s, "JUDGE20.DAT", Uploads.content(64));
    Call send = Call.of(SEND_PARTIAL_OBJECT, file.raw(), 0, 0, 4).sending(Bytes.of(1, 2, 3, 4));
    c.expect(s.call(send), GENERAL_ERROR);
    c.expectOk(s.call(BEGIN_EDIT_OBJECT, file.raw()));
    c.expectOk(s.call(send));
    c.expectOk(s.call(TRUNCATE_OBJECT, file.raw(), 4, 0));
    c.expectOk(s.call(END_EDIT_OBJECT, file.raw()));
    Bytes now = c.given(s.call(OperationCode.GET_OBJECT, file.raw())).data();
    c.check(
        now.equals(Bytes.of(1, 2, 3, 4)), "the bytes 01 02 03 04", now.toHex(), Optional.empty());
  }
}
