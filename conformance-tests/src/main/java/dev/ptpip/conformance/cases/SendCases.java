package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.GENERAL_ERROR;
import static dev.ptpip.protocol.code.ResponseCode.INCOMPLETE_TRANSFER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_DATASET;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_FORMAT_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARENT_OBJECT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.NO_VALID_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.OBJECT_TOO_LARGE;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_OF_DESTINATION_UNSUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.STORE_FULL;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;
import static dev.ptpip.protocol.code.ResponseCode.STORE_READ_ONLY;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Group 15: SendObjectInfo and SendObject. */
final class SendCases {
  private static final EventCode STORE_REMOVED = new EventCode(0x4005);
  private static final ResponseCode INVALID_DATASET_PTP11 = new ResponseCode(0x2023);
  private static final ObjectFormatCode UNDEFINED = new ObjectFormatCode(0x3000);
  private static final int ROOT = Uploads.ROOT;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "send",
          of("PTP-SEND-01", "SendObjectInfo says where the object goes", SendCases::reserves),
          of("PTP-SEND-02", "SendObject stores under the reserved handle", SendCases::stores),
          of("PTP-SEND-03", "SendObject needs an ObjectInfo", SendCases::withoutInfo)
              .controlled(Controls.SESSION),
          of("PTP-SEND-04", "SendObject uses the ObjectInfo up", SendCases::usesUp),
          of("PTP-SEND-05", "a failed SendObject can be repeated", SendCases::retry),
          of("PTP-SEND-06", "an operation between the two discards", SendCases::between),
          of("PTP-SEND-07", "a second SendObjectInfo replaces the first", SendCases::replaces),
          of("PTP-SEND-08", "more data than announced is refused", SendCases::tooMuch),
          of("PTP-SEND-09", "an object without room is refused early", SendCases::noRoom),
          of("PTP-SEND-10", "the store is looked at before the parent", SendCases::order)
              .controlled(Controls.SESSION),
          of("PTP-SEND-11", "a parent has to be a folder", SendCases::badParent)
              .controlled(Controls.SESSION),
          of("PTP-SEND-12", "no parent without a store", SendCases::parentWithoutStore)
              .controlled(Controls.SESSION),
          of("PTP-SEND-13", "destinations are supported or never", SendCases::destinations),
          of("PTP-SEND-14", "parent 0xFFFFFFFF is the root", SendCases::intoRoot),
          of("PTP-SEND-15", "an empty object is complete at once", SendCases::empty),
          of("PTP-SEND-16", "a format that is not taken is refused", SendCases::badFormat)
              .controlled(Controls.SESSION),
          of("PTP-SEND-17", "a broken ObjectInfo is refused", SendCases::brokenInfo)
              .controlled(Controls.SESSION),
          of("PTP-SEND-18", "each ObjectInfo reserves a handle", SendCases::reservesAnew),
          of("PTP-SEND-19", "a read-only store takes nothing", SendCases::readOnly),
          of("PTP-SEND-20", "a card that is pulled out ends it", SendCases::cardPulled),
          of("PTP-SEND-21", "data cut short is not kept", SendCases::cutShort),
          ConformanceCase.passive(
                  "PTP-SEND-22", "no ObjectAdded for our own object", SendCases::ownAdditions)
              .provokedBy(
                  Permission.WRITE,
                  SendCases::addition,
                  Need.operation(SEND_OBJECT_INFO),
                  Need.operation(SEND_OBJECT),
                  Need.card()));

  private SendCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body)
        .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card());
  }

  private static int store(CaseContext c) {
    return Card.stores(c).get(0).raw();
  }

  private static Answer send(CaseContext c, ProbeSession s, Answer announced, Bytes content) {
    Uploads.noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(SEND_OBJECT).sending(content));
    Uploads.noteIfStored(c, announced, sent);
    return sent;
  }

  private static void reserves(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Set<ObjectHandle> before = new HashSet<>(Card.all(c, s));
    Answer announced = c.expectOk(s.call(Uploads.announce("JUDGE15A.DAT", 10)));
    int handle = announced.parameter(3);
    c.check(
        c.facts().storageIds().contains(new StorageId(announced.parameter(1))),
        "a StorageID of GetStorageIDs in parameter 1",
        Words.hex(announced.parameter(1), 8),
        Place.in(announced.end(), 14, 17));
    c.check(
        handle != 0 && handle != -1 && !before.contains(new ObjectHandle(handle)),
        "a new handle in parameter 3",
        Words.hex(handle, 8),
        Place.in(announced.end(), 22, 25));
  }

  private static void stores(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(100_000);
    Answer announced = c.given(s.call(Uploads.announce("JUDGE15B.DAT", content.size())));
    c.expectOk(send(c, s, announced, content));
    ObjectHandle handle = new ObjectHandle(announced.parameter(3));
    Answer back = c.expectOk(s.call(GET_OBJECT, handle.raw()));
    c.check(
        back.data().equals(content),
        "the bytes that were sent",
        Requests.difference(content, back.data()),
        Requests.dataPlace(back));
    Card.Entry entry = Card.entry(c, s, handle);
    c.check(
        entry.info().fileName().equalsIgnoreCase("JUDGE15B.DAT"),
        "file name \"JUDGE15B.DAT\"",
        "\"" + entry.info().fileName() + "\"",
        Requests.dataPlace(entry.answer()));
    c.prefer(
        entry.info().format().equals(UNDEFINED),
        "format 0x3000, as sent",
        Words.hex(entry.info().format().raw(), 4),
        Requests.dataPlace(entry.answer()));
  }

  private static void withoutInfo(CaseContext c) {
    c.expect(
        Uploads.session(c).call(Call.of(SEND_OBJECT).sending(Uploads.content(100))),
        NO_VALID_OBJECT_INFO);
  }

  private static void usesUp(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(50);
    Answer announced = c.given(s.call(Uploads.announce("JUDGE15C.DAT", content.size())));
    c.given(send(c, s, announced, content));
    c.expect(s.call(Call.of(SEND_OBJECT).sending(content)), NO_VALID_OBJECT_INFO);
  }

  private static void retry(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(2000);
    Answer announced = c.given(s.call(Uploads.announce("JUDGE15D.DAT", content.size())));
    Answer cut = shortData(s, c, content);
    c.expect(cut, Wanted.anyError());
    c.expectOk(send(c, s, announced, content));
  }

  /** SendObject whose Start_Data promises all of {@code content}, and which brings half of it. */
  private static Answer shortData(ProbeSession s, CaseContext c, Bytes content) {
    Call call = Call.of(SEND_OBJECT).withPhase(2);
    TransactionId id = s.request(call);
    s.command().sendWrong(new StartData(id, content.size()));
    s.command().sendWrong(new EndData(id, content.slice(0, content.size() / 2)));
    return s.await(call, id, c.timing().step());
  }

  private static void between(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(10);
    Answer announced = c.given(s.call(Uploads.announce("JUDGE15E.DAT", content.size())));
    c.given(s.call(GET_STORAGE_IDS));
    Answer sent = send(c, s, announced, content);
    c.note("SendObject after another operation: " + sent.describe());
    c.expect(
        sent,
        c.profile() == Profile.MTP
            ? Wanted.code(NO_VALID_OBJECT_INFO).tolerate(OK)
            : Wanted.code(OK, NO_VALID_OBJECT_INFO));
  }

  private static void replaces(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(10);
    c.given(s.call(Uploads.announce("JUDGE15F.DAT", content.size())));
    Answer second = c.given(s.call(Uploads.announce("JUDGE15G.DAT", content.size())));
    c.expectOk(send(c, s, second, content));
    Card.Entry entry = Card.entry(c, s, new ObjectHandle(second.parameter(3)));
    c.check(
        entry.info().fileName().equalsIgnoreCase("JUDGE15G.DAT"),
        "file name \"JUDGE15G.DAT\", of the second ObjectInfo",
        "\"" + entry.info().fileName() + "\"",
        Requests.dataPlace(entry.answer()));
  }

  private static void tooMuch(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Answer announced = c.given(s.call(Uploads.announce("JUDGE15H.DAT", 10)));
    c.expect(
        send(c, s, announced, Uploads.content(20)), Wanted.code(STORE_FULL).tolerateAnyError());
  }

  private static void noRoom(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    StorageInfo info =
        Card.decode(
            c, c.given(s.call(GET_STORAGE_INFO, store(c))), "StorageInfo", StorageInfo::decode);
    if (Long.compareUnsigned(info.freeSpace(), 0xFFFF_FFFEL) >= 0) {
      c.hand(new Hand.FillCard(1, 1 << 20));
      info =
          Card.decode(
              c, c.given(s.call(GET_STORAGE_INFO, store(c))), "StorageInfo", StorageInfo::decode);
    }
    c.expect(
        s.call(Uploads.announce("JUDGE15I.DAT", info.freeSpace() + 1, store(c), ROOT)),
        STORE_FULL,
        OBJECT_TOO_LARGE);
  }

  private static void order(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    c.expect(
        s.call(Uploads.announce("JUDGE15J.DAT", 10, Card.UNKNOWN_STORE, Card.UNKNOWN_HANDLE)),
        INVALID_STORAGE_ID,
        SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
    if (c.handIfAble(new Hand.CardAccess(1, 1))) {
      c.expect(
          s.call(Uploads.announce("JUDGE15J.DAT", 10, store(c), Card.UNKNOWN_HANDLE)),
          STORE_READ_ONLY,
          SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
    }
  }

  private static void badParent(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    c.expect(
        s.call(Uploads.announce("JUDGE15K.DAT", 10, store(c), Card.UNKNOWN_HANDLE)),
        Wanted.code(INVALID_OBJECT_HANDLE, SPECIFICATION_OF_DESTINATION_UNSUPPORTED)
            .tolerate(INVALID_PARENT_OBJECT));
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.expect(
        s.call(Uploads.announce("JUDGE15K.DAT", 10, store(c), file.handle().raw())),
        INVALID_PARENT_OBJECT,
        SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
  }

  private static void parentWithoutStore(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Card.Entry folder = Card.first(c, s, "folder", Card.Entry::isFolder);
    c.expect(
        s.call(Uploads.announce("JUDGE15L.DAT", 10, 0, folder.handle().raw())),
        Wanted.code(INVALID_STORAGE_ID, INVALID_PARAMETER, SPECIFICATION_OF_DESTINATION_UNSUPPORTED)
            .tolerate(OK));
  }

  private static void destinations(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Set<ResponseCode> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Answer answer =
          c.expect(
              s.call(Uploads.announce("JUDGE15M.DAT", 10, store(c), ROOT)),
              OK,
              SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
      answer.code().ifPresent(seen::add);
    }
    c.check(seen.size() == 1, "the same answer each time", seen.toString(), Optional.empty());
  }

  private static void intoRoot(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(10);
    Answer announced =
        c.expect(
            s.call(Uploads.announce("JUDGE15N.DAT", content.size(), store(c), ROOT)),
            OK,
            SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
    if (!announced.isOk()) {
      throw c.stopNotApplicable("destinations are not supported");
    }
    c.check(
        announced.parameter(2) == ROOT || announced.parameter(2) == 0,
        "parameter 2 = 0xFFFFFFFF",
        Words.hex(announced.parameter(2), 8),
        Place.in(announced.end(), 18, 21));
    c.prefer(
        announced.parameter(2) == ROOT,
        "parameter 2 = 0xFFFFFFFF",
        Words.hex(announced.parameter(2), 8),
        Place.in(announced.end(), 18, 21));
    c.given(send(c, s, announced, content));
    Card.Entry entry = Card.entry(c, s, new ObjectHandle(announced.parameter(3)));
    c.check(
        entry.info().parent().equals(ObjectHandle.NONE),
        "ParentObject 0",
        Card.text(entry.info().parent()),
        Requests.dataPlace(entry.answer()));
  }

  private static void empty(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Answer announced = c.expectOk(s.call(Uploads.announceFolder("JUDGE15O", store(c), ROOT)));
    ObjectHandle folder = new ObjectHandle(announced.parameter(3));
    c.made(folder);
    c.check(
        Card.all(c, s).contains(folder),
        "the folder in the list at once",
        "it is not listed",
        Optional.empty());
    Answer second = c.given(s.call(Uploads.announceFolder("JUDGE15P", store(c), ROOT)));
    c.made(new ObjectHandle(second.parameter(3)));
    c.expectOk(s.call(Call.of(SEND_OBJECT).sending(Bytes.EMPTY)));
  }

  private static void badFormat(CaseContext c) {
    if (c.info().imageFormats().contains(UNDEFINED)) {
      throw c.stopNotApplicable("0x3000 is listed: files of any format are taken");
    }
    c.expect(
        Uploads.session(c)
            .call(
                Call.of(SEND_OBJECT_INFO, 0, 0)
                    .sending(
                        ObjectInfo.builder(
                                StorageId.NONE, new ObjectFormatCode(0xBFFF), "JUDGE15Q.DAT")
                            .compressedSize(10)
                            .build()
                            .encode())),
        INVALID_OBJECT_FORMAT_CODE);
  }

  private static void brokenInfo(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Wanted refusal =
        Wanted.code(INVALID_DATASET, INVALID_DATASET_PTP11, GENERAL_ERROR, INVALID_PARAMETER)
            .tolerateAnyError();
    c.expect(s.call(Call.of(SEND_OBJECT_INFO, 0, 0).sending(Uploads.content(20))), refusal);
    c.expect(s.call(Uploads.announce("../JUDGE/15R.DAT", 10)), refusal);
  }

  private static void reservesAnew(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Set<Integer> handles = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Answer announced = c.given(s.call(Uploads.announce("JUDGE15S.DAT", 10)));
      c.check(
          handles.add(announced.parameter(3)),
          "another handle each time",
          Words.hex(announced.parameter(3), 8) + " again",
          Place.in(announced.end(), 22, 25));
    }
  }

  private static void readOnly(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    c.hand(new Hand.CardAccess(1, 1));
    c.expect(
        s.call(Uploads.announce("JUDGE15T.DAT", 10, store(c), ROOT)),
        STORE_READ_ONLY,
        SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
  }

  private static void cardPulled(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(200_000);
    c.given(s.call(Uploads.announce("JUDGE15U.DAT", content.size())));
    Call call = Call.of(SEND_OBJECT).withPhase(2);
    TransactionId id = s.request(call);
    s.command().send(new StartData(id, content.size()));
    s.command().send(new Data(id, content.slice(0, 100_000)));
    c.hand(new Hand.EjectCard(1));
    s.command().send(new EndData(id, content.slice(100_000, content.size())));
    c.expect(
        s.await(call, id, c.timing().step()),
        Wanted.code(INCOMPLETE_TRANSFER).or(STORE_NOT_AVAILABLE));
    if (c.facts().supports(STORE_REMOVED)) {
      c.check(
          s.awaitEvent(event -> event.event().equals(STORE_REMOVED), c.timing().step()).isPresent(),
          "event StoreRemoved",
          "no such event",
          Optional.empty());
    }
  }

  private static void cutShort(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Set<ObjectHandle> before = new HashSet<>(Card.all(c, s));
    Bytes content = Uploads.content(2000);
    c.given(s.call(Uploads.announce("JUDGE15V.DAT", content.size())));
    c.expect(shortData(s, c, content), Wanted.code(INCOMPLETE_TRANSFER).tolerateAnyError());
    c.check(
        new HashSet<>(Card.all(c, s)).equals(before),
        "the same objects as before",
        "an object that was cut short is on the card",
        Optional.empty());
  }

  private static void addition(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Card.upload(c, s, "JUDGE15W.DAT", Uploads.content(10));
    s.awaitEvent(event -> event.event().equals(EventCode.OBJECT_ADDED), c.timing().quiet());
  }

  /** ObjectAdded about a handle that an earlier SendObjectInfo of the same connection reserved. */
  private static void ownAdditions(List<Frame> frames, PassiveFindings found) {
    Map<TransactionId, Boolean> announcements = new HashMap<>();
    Set<Integer> reserved = new HashSet<>();
    for (Frame frame : frames) {
      Optional<Packet> packet = frame.packet();
      if (packet.isEmpty()) {
        continue;
      }
      if (packet.get() instanceof OperationRequest request
          && request.operation().equals(SEND_OBJECT_INFO)) {
        announcements.put(request.transactionId(), true);
      } else if (packet.get() instanceof OperationResponse response
          && response.response().equals(OK)
          && announcements.remove(response.transactionId()) != null) {
        reserved.add(response.parameter(3));
        found.judged();
      } else if (packet.get() instanceof Event event
          && event.event().equals(EventCode.OBJECT_ADDED)
          && reserved.contains(event.parameters().isEmpty() ? 0 : event.parameters().get(0))) {
        found.tolerated(
            frame, 14, 17, "no ObjectAdded for an object of this session", "ObjectAdded");
      }
    }
  }
}
