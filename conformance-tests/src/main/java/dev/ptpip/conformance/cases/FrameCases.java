package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;

/** Group 2: packet framing. */
final class FrameCases {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REQUEST = PacketType.OPERATION_REQUEST.code();

  static final CaseGroup GROUP =
      CaseGroup.of(
          "frame",
          ConformanceCase.passive(
              "PTPIP-FRAME-01", "integers are little-endian", FramePassive::littleEndian),
          ConformanceCase.passive(
              "PTPIP-FRAME-02",
              "the length counts the whole packet",
              FramePassive::lengthCountsAll),
          hostile(
              "PTPIP-FRAME-03",
              "a length below 8 ends the connection",
              FrameCases::lengthBelowHeader),
          absurd(0x7FFF_FFFF),
          absurd(0xFFFF_FFFF),
          unknownType(0),
          unknownType(0x0F),
          unknownType(0xFFFF_FFFF),
          ConformanceCase.of(
                  "PTPIP-FRAME-06",
                  "packets that come in one segment are all taken",
                  FrameCases::coalesced)
              .allow(Permission.SETTINGS)
              .needs(Need.operation(SET_DEVICE_PROP_VALUE)),
          ConformanceCase.of(
              "PTPIP-FRAME-07",
              "a packet may be cut anywhere into segments",
              FrameCases::segmented),
          ConformanceCase.of(
                  "PTPIP-FRAME-08",
                  "a connection that ends within a packet is cleaned up",
                  FrameCases::endsWithin)
              .controlled(Controls.HANDSHAKE),
          hostile(
              "PTPIP-FRAME-09",
              "an operation on the Event connection is not carried out",
              FrameCases::operationOnEvent),
          hostile(
              "PTPIP-FRAME-10",
              "a packet that only a camera may send is not answered",
              FrameCases::wrongDirection),
          tooShort(8),
          tooShort(12),
          tooShort(14),
          tooShort(17),
          oddLength(19),
          oddLength(20),
          oddLength(21),
          oddLength(42),
          ConformanceCase.passive(
              "PTPIP-FRAME-13",
              "every packet has a length that its type allows",
              FramePassive::lengths),
          ConformanceCase.passive(
              "PTPIP-FRAME-14",
              "every packet comes on the connection where it belongs",
              FramePassive::lanes),
          hostile(
                  "PTPIP-FRAME-15",
                  "a Data packet without payload does no harm",
                  FrameCases::emptyData)
              .needs(Need.operation(SET_DEVICE_PROP_VALUE)));

  private FrameCases() {}

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.SESSION);
  }

  private static ConformanceCase absurd(int length) {
    return ConformanceCase.of(
            "PTPIP-FRAME-04",
            "0x%08X".formatted(length),
            "a length of 0x%08X is not waited for".formatted(length),
            c -> absurdLength(c, length))
        .controlled(Controls.SESSION);
  }

  private static ConformanceCase unknownType(int type) {
    return ConformanceCase.of(
            "PTPIP-FRAME-05",
            "0x%X".formatted(type),
            "packet type 0x%X is ignored, or ends the connection".formatted(type),
            c -> unknownType(c, type))
        .controlled(Controls.SESSION);
  }

  private static ConformanceCase tooShort(int length) {
    return ConformanceCase.of(
            "PTPIP-FRAME-11",
            Integer.toString(length),
            "an Operation_Request of " + length + " bytes is not carried out",
            c -> tooShort(c, length))
        .controlled(Controls.SESSION);
  }

  private static ConformanceCase oddLength(int length) {
    return ConformanceCase.of(
            "PTPIP-FRAME-12",
            Integer.toString(length),
            "an Operation_Request of " + length + " bytes is refused",
            c -> oddLength(c, length))
        .controlled(Controls.SESSION);
  }

  private static Bytes header(int length, int type) {
    return new DataWriter().int32(length).int32(type).toBytes();
  }

  private static void lengthBelowHeader(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendRaw(header(7, REQUEST));
    c.expectEnd(s.command(), c.timing().bound(CLOSE_TIME), "the end of the connection within 5 s");
  }

  private static void absurdLength(CaseContext c, int length) {
    ProbeSession s = c.session();
    s.command().sendRaw(header(length, REQUEST).concat(request(s.nextId()).slice(8, 18)));
    Observation seen = s.command().observe(c.timing().allowance(PATIENCE));
    if (seen.isSilence()) {
      throw c.hang("an error or the end of the connection within 30 s", seen.describe());
    }
    c.check(
        seen.isGone() || isError(seen),
        "an error or the end of the connection",
        seen.describe(),
        Place.all(seen));
  }

  private static boolean isError(Observation seen) {
    return seen.as(OperationResponse.class)
        .filter(response -> !response.response().equals(ResponseCode.OK))
        .isPresent();
  }

  private static Bytes request(TransactionId id) {
    return new OperationRequest(1, GET_DEVICE_INFO, id, List.of()).encode();
  }

  private static void unknownType(CaseContext c, int type) {
    ProbeSession s = c.session();
    for (Connection connection : List.of(s.event(), s.command())) {
      connection.sendRaw(header(8, type));
      Observation seen = connection.observe(c.timing().quiet());
      c.check(
          seen.isSilence() || seen.isGone(),
          "nothing, or the end of the connection",
          seen.describe(),
          Place.all(seen));
      if (!s.command().isOpen() || !s.event().isOpen()) {
        return;
      }
    }
    Answer next = s.call(Requests.harmless(c));
    c.check(
        next.isOk() || next.isGone(),
        "the next operation works, or the connection ends",
        next.describe(),
        Place.all(next.end()));
  }

  private static void coalesced(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.expectOk(s.call(property.set(property.current())));
    c.expectQuiet(s.command(), c.timing().quiet(), "one response and no more");
  }

  private static void segmented(CaseContext c) {
    ProbeSession s = c.handshake();
    Duration pause = c.timing().quiet().dividedBy(4);
    for (int cut : new int[] {1, 3, 4, 7, 8, 12, 17}) {
      s.command().sendInPieces(request(TransactionId.NONE), pause, cut);
      c.expectOk(s.await(Call.of(GET_DEVICE_INFO), TransactionId.NONE, c.timing().step()));
    }
  }

  private static void endsWithin(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendRaw(request(s.nextId()).slice(0, 10));
    s.close();
    ProbeSession next = c.handshake();
    c.expectOk(next.call(OPEN_SESSION, 1));
  }

  private static void operationOnEvent(CaseContext c) {
    ProbeSession s = c.session();
    s.event().sendRaw(request(s.nextId()));
    for (Connection connection : List.of(s.event(), s.command())) {
      Observation seen = connection.observe(c.timing().listen(Duration.ofSeconds(1)));
      c.check(
          !seen.is(OperationResponse.class) && !seen.is(StartData.class),
          "no answer to the operation",
          seen.describe(),
          Place.all(seen));
    }
  }

  private static void wrongDirection(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendWrong(OperationResponse.of(ResponseCode.OK, new TransactionId(1)));
    Observation seen = s.command().observe(c.timing().listen(Duration.ofSeconds(1)));
    c.check(
        seen.isSilence() || seen.isGone(),
        "nothing, or the end of the connection",
        seen.describe(),
        Place.all(seen));
  }

  private static void tooShort(CaseContext c, int length) {
    ProbeSession s = c.session();
    Bytes whole = request(s.nextId());
    s.command().sendRaw(header(length, REQUEST).concat(whole.slice(8, length)));
    Observation seen = s.command().observe(c.timing().step());
    if (seen.isSilence()) {
      throw c.hang("an error or the end of the connection", seen.describe());
    }
    c.check(
        seen.isGone() || isError(seen),
        "an error or the end of the connection",
        seen.describe(),
        Place.all(seen));
  }

  private static void oddLength(CaseContext c, int length) {
    ProbeSession s = c.session();
    TransactionId id = s.nextId();
    Bytes surplus = Bytes.copyOf(new byte[length - 18]);
    s.command().sendRaw(header(length, REQUEST).concat(request(id).slice(8, 18)).concat(surplus));
    Answer answer = s.await(Call.of(GET_DEVICE_INFO), id, c.timing().step());
    c.expect(answer, Wanted.anyError().orEnd().tolerate(ResponseCode.OK));
  }

  private static void emptyData(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    Call call = property.set(property.other());
    TransactionId id = s.request(call);
    s.command()
        .send(
            new StartData(id, property.other().size()),
            new Data(id, Bytes.EMPTY),
            new EndData(id, property.other()));
    c.expectOk(s.await(call, id, c.timing().step()));
    Answer now = c.given(s.call(GET_DEVICE_PROP_VALUE, property.code().raw()));
    c.check(
        now.data().equals(property.other()),
        "the value " + property.other().toHex(),
        now.data().toHex(),
        Requests.dataPlace(now));
  }
}
