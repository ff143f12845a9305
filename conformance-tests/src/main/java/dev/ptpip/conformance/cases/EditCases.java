package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.COPY_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.DELETE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.MOVE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.SET_OBJECT_PROTECTION;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARENT_OBJECT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OBJECT_WRITE_PROTECTED;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.PARTIAL_DELETION;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_BY_FORMAT_UNSUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.STORE_READ_ONLY;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Group 14: DeleteObject, SetObjectProtection, MoveObject, CopyObject. */
final class EditCases {
  private static final EventCode OBJECT_REMOVED = new EventCode(0x4003);
  private static final int ALL = Card.ALL;
  private static final int PICTURE = 0x3801;

  /** Bodies hold events back for a while, for an initiator that asks for them. */
  private static final Duration HELD_BACK = Duration.ofSeconds(2);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "edit",
          deletion("PTP-DEL-01", "DeleteObject removes the object", EditCases::deletes),
          of("PTP-DEL-02", "an unknown object can't be deleted", EditCases::unknown, DELETE_OBJECT)
              .controlled(Controls.SESSION),
          deletion("PTP-DEL-03", "a protected object stays", EditCases::protectedStays)
              .needs(Need.operation(SET_OBJECT_PROTECTION)),
          deletion("PTP-DEL-04", "a folder is deleted with all in it", EditCases::folder),
          deletion("PTP-DEL-05", "what is protected keeps its folder", EditCases::partOfFolder)
              .needs(Need.operation(SET_OBJECT_PROTECTION)),
          of("PTP-DEL-06", "handle 0xFFFFFFFF deletes everything", EditCases::all, DELETE_OBJECT),
          of("PTP-DEL-07", "a format is honoured or refused", EditCases::byFormat, DELETE_OBJECT),
          of("PTP-DEL-08", "AccessCapability is honoured", EditCases::readOnly, DELETE_OBJECT),
          deletion("PTP-DEL-09", "no event about our own deletion", EditCases::noEvent),
          of(
              "PTP-DEL-10",
              "SetObjectProtection changes ProtectionStatus",
              EditCases::protect,
              SET_OBJECT_PROTECTION),
          of(
                  "PTP-DEL-11",
                  "a protection that is not defined is refused",
                  EditCases::protectOddly,
                  SET_OBJECT_PROTECTION)
              .controlled(Controls.SESSION),
          of(
                  "PTP-DEL-12",
                  "an unknown object can't be protected",
                  EditCases::protectUnknown,
                  SET_OBJECT_PROTECTION)
              .controlled(Controls.SESSION),
          change("PTP-DEL-13", "MoveObject keeps the handle", EditCases::move, MOVE_OBJECT),
          change("PTP-DEL-14", "MoveObject to the root", EditCases::moveToRoot, MOVE_OBJECT),
          change("PTP-DEL-15", "MoveObject refuses bad places", EditCases::moveBadly, MOVE_OBJECT),
          change(
              "PTP-DEL-16", "no folder moves into itself", EditCases::moveIntoItself, MOVE_OBJECT),
          change("PTP-DEL-17", "CopyObject makes another object", EditCases::copy, COPY_OBJECT),
          change("PTP-DEL-18", "CopyObject refuses bad places", EditCases::copyBadly, COPY_OBJECT));

  private EditCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body, OperationCode needed) {
    return ConformanceCase.of(id, title, body).needs(Need.operation(needed), Need.card());
  }

  /** A case with files of our own. */
  private static ConformanceCase change(
      String id, String title, CaseBody body, OperationCode needed) {
    return of(id, title, body, needed)
        .needs(
            Need.operation(SEND_OBJECT_INFO),
            Need.operation(SEND_OBJECT),
            Need.operation(DELETE_OBJECT));
  }

  private static ConformanceCase deletion(String id, String title, CaseBody body) {
    return change(id, title, body, DELETE_OBJECT);
  }

  private static StorageId store(CaseContext c) {
    return Card.stores(c).get(0);
  }

  private static ObjectHandle file(CaseContext c, ProbeSession s, String name, int parent) {
    return Uploads.file(c, s, name, Uploads.content(1000), store(c).raw(), parent);
  }

  private static ObjectHandle folder(CaseContext c, ProbeSession s, String name, int parent) {
    return Uploads.folder(c, s, name, store(c).raw(), parent);
  }

  private static Answer delete(CaseContext c, ProbeSession s, ObjectHandle handle) {
    Answer answer = s.call(DELETE_OBJECT, handle.raw());
    if (answer.isOk()) {
      c.deleted(handle);
    }
    return answer;
  }

  private static void gone(CaseContext c, ProbeSession s, ObjectHandle handle) {
    c.expect(s.call(GET_OBJECT_INFO, handle.raw()), INVALID_OBJECT_HANDLE);
    c.check(
        !Card.all(c, s).contains(handle),
        "a list without " + Card.text(handle),
        "it is still listed",
        Optional.empty());
  }

  private static void there(CaseContext c, ProbeSession s, ObjectHandle handle) {
    c.expectOk(s.call(GET_OBJECT_INFO, handle.raw()));
    c.check(
        Card.all(c, s).contains(handle),
        "a list with " + Card.text(handle),
        "it is not listed",
        Optional.empty());
  }

  private static void deletes(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14A.DAT", Uploads.ROOT);
    c.expectOk(delete(c, s, file));
    gone(c, s, file);
  }

  private static void unknown(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(DELETE_OBJECT, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
    if (c.facts().supports(SEND_OBJECT_INFO)) {
      s = Uploads.session(c);
      ObjectHandle file = file(c, s, "JUDGE14B.DAT", Uploads.ROOT);
      c.given(delete(c, s, file));
      c.expect(s.call(DELETE_OBJECT, file.raw()), INVALID_OBJECT_HANDLE);
    }
  }

  private static void protectedStays(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14C.DAT", Uploads.ROOT);
    c.given(s.call(SET_OBJECT_PROTECTION, file.raw(), 1));
    try {
      c.expect(delete(c, s, file), OBJECT_WRITE_PROTECTED);
      there(c, s, file);
    } finally {
      s.call(SET_OBJECT_PROTECTION, file.raw(), 0);
    }
  }

  private static void folder(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle top = folder(c, s, "JUDGE14D", Uploads.ROOT);
    ObjectHandle sub = folder(c, s, "SUB", top.raw());
    ObjectHandle file = file(c, s, "DEEP.DAT", sub.raw());
    c.expectOk(delete(c, s, top));
    for (ObjectHandle handle : List.of(top, sub, file)) {
      gone(c, s, handle);
      c.deleted(handle);
    }
  }

  private static void partOfFolder(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle top = folder(c, s, "JUDGE14E", Uploads.ROOT);
    ObjectHandle kept = file(c, s, "KEPT.DAT", top.raw());
    ObjectHandle other = file(c, s, "OTHER.DAT", top.raw());
    c.given(s.call(SET_OBJECT_PROTECTION, kept.raw(), 1));
    try {
      c.expect(s.call(DELETE_OBJECT, top.raw()), PARTIAL_DELETION);
      there(c, s, kept);
      there(c, s, top);
      gone(c, s, other);
      c.deleted(other);
    } finally {
      s.call(SET_OBJECT_PROTECTION, kept.raw(), 0);
    }
  }

  private static void all(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    Card.Entry kept = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.hand(new Hand.ProtectObject(kept.handle()));
    c.expect(s.call(DELETE_OBJECT, ALL), PARTIAL_DELETION);
    there(c, s, kept.handle());
    Set<ObjectHandle> left = new HashSet<>();
    for (ObjectHandle handle : Card.all(c, s)) {
      if (!Card.entry(c, s, handle).isFolder()) {
        left.add(handle);
      }
    }
    c.check(
        left.equals(Set.of(kept.handle())),
        "nothing but the protected object " + Card.text(kept.handle()),
        left.size() + " files",
        Optional.empty());
    c.expect(s.call(DELETE_OBJECT, ALL), OBJECT_WRITE_PROTECTED, PARTIAL_DELETION);
  }

  private static void byFormat(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    int before = Card.all(c, s).size();
    int other =
        c.info().captureFormats().stream()
            .mapToInt(Code::raw)
            .filter(format -> format != PICTURE && format >>> 8 != 0x30)
            .findFirst()
            .orElseThrow(() -> c.stopNotApplicable("the camera makes pictures of one format only"));
    Answer answer =
        c.expect(s.call(DELETE_OBJECT, ALL, other), OK, SPECIFICATION_BY_FORMAT_UNSUPPORTED);
    c.check(
        Card.all(c, s).size() == before,
        "all pictures still there after a deletion of another format (" + before + " objects)",
        Card.all(c, s).size() + " objects",
        Place.in(answer.end(), 8, 9));
    if (answer.isOk()) {
      c.expect(s.call(DELETE_OBJECT, ALL, PICTURE), OK, PARTIAL_DELETION);
      for (ObjectHandle handle : Card.all(c, s)) {
        c.check(
            Card.entry(c, s, handle).info().format().raw() != PICTURE,
            "no picture of format 0x3801",
            Card.text(handle) + " is still there",
            Optional.empty());
      }
    }
  }

  private static void readOnly(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.hand(new Hand.CardAccess(1, 1));
    c.expect(s.call(DELETE_OBJECT, file.handle().raw()), STORE_READ_ONLY);
    there(c, s, file.handle());
    c.hand(new Hand.CardAccess(1, 2));
    c.expectOk(s.call(DELETE_OBJECT, file.handle().raw()));
    gone(c, s, file.handle());
  }

  private static void noEvent(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14F.DAT", Uploads.ROOT);
    s.drainEvents(c.timing().quiet());
    c.given(delete(c, s, file));
    boolean told =
        s.awaitEvent(event -> event.event().equals(OBJECT_REMOVED), c.timing().listen(HELD_BACK))
            .isPresent();
    c.prefer(
        !told,
        "no ObjectRemoved for a deletion of this session",
        "ObjectRemoved",
        Optional.empty());
  }

  private static void protect(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14G.DAT", Uploads.ROOT);
    for (int status : new int[] {1, 0}) {
      c.expectOk(s.call(SET_OBJECT_PROTECTION, file.raw(), status));
      Card.Entry entry = Card.entry(c, s, file);
      c.check(
          entry.info().protectionCode() == status,
          "ProtectionStatus " + status,
          "ProtectionStatus " + entry.info().protectionCode(),
          Requests.dataPlace(entry.answer()));
    }
  }

  private static void protectOddly(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14H.DAT", Uploads.ROOT);
    c.expect(s.call(SET_OBJECT_PROTECTION, file.raw(), 7), INVALID_PARAMETER);
  }

  private static void protectUnknown(CaseContext c) {
    c.expect(
        c.session().call(SET_OBJECT_PROTECTION, Card.UNKNOWN_HANDLE, 1), INVALID_OBJECT_HANDLE);
  }

  private static Bytes read(CaseContext c, ProbeSession s, ObjectHandle handle) {
    return c.given(s.call(GET_OBJECT, handle.raw())).data();
  }

  private static void parent(
      CaseContext c, ProbeSession s, ObjectHandle handle, ObjectHandle wanted) {
    c.expectOk(s.call(GET_OBJECT_INFO, handle.raw()));
    Card.Entry entry = Card.entry(c, s, handle);
    c.check(
        entry.info().parent().equals(wanted),
        "ParentObject " + Card.text(wanted),
        Card.text(entry.info().parent()),
        Requests.dataPlace(entry.answer()));
  }

  private static void move(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle folder = folder(c, s, "JUDGE14I", Uploads.ROOT);
    ObjectHandle file = file(c, s, "JUDGE14I.DAT", Uploads.ROOT);
    Bytes before = read(c, s, file);
    c.expectOk(s.call(MOVE_OBJECT, file.raw(), store(c).raw(), folder.raw()));
    parent(c, s, file, folder);
    c.check(read(c, s, file).equals(before), "the same content", "other content", Optional.empty());
  }

  private static void moveToRoot(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle folder = folder(c, s, "JUDGE14J", Uploads.ROOT);
    ObjectHandle file = file(c, s, "JUDGE14J.DAT", folder.raw());
    c.expectOk(s.call(MOVE_OBJECT, file.raw(), store(c).raw(), 0));
    parent(c, s, file, ObjectHandle.NONE);
  }

  private static void moveBadly(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14K.DAT", Uploads.ROOT);
    ObjectHandle other = file(c, s, "JUDGE14L.DAT", Uploads.ROOT);
    int store = store(c).raw();
    c.expect(s.call(MOVE_OBJECT, Card.UNKNOWN_HANDLE, store, 0), INVALID_OBJECT_HANDLE);
    c.expect(s.call(MOVE_OBJECT, file.raw(), store, other.raw()), INVALID_PARENT_OBJECT);
    c.expect(
        s.call(MOVE_OBJECT, file.raw(), store, Card.UNKNOWN_HANDLE),
        INVALID_OBJECT_HANDLE,
        INVALID_PARENT_OBJECT);
    c.expect(s.call(MOVE_OBJECT, file.raw(), Card.UNKNOWN_STORE, 0), INVALID_STORAGE_ID);
  }

  private static void moveIntoItself(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle top = folder(c, s, "JUDGE14M", Uploads.ROOT);
    ObjectHandle sub = folder(c, s, "SUB", top.raw());
    for (ObjectHandle place : List.of(top, sub)) {
      c.expect(
          s.call(MOVE_OBJECT, top.raw(), store(c).raw(), place.raw()),
          Wanted.code(INVALID_PARENT_OBJECT, INVALID_PARAMETER, ACCESS_DENIED));
    }
    parent(c, s, sub, top);
    parent(c, s, top, ObjectHandle.NONE);
  }

  private static void copy(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle folder = folder(c, s, "JUDGE14N", Uploads.ROOT);
    ObjectHandle file = file(c, s, "JUDGE14N.DAT", Uploads.ROOT);
    Answer answer = c.expectOk(s.call(COPY_OBJECT, file.raw(), store(c).raw(), folder.raw()));
    ObjectHandle copied = new ObjectHandle(answer.parameter(1));
    c.require(
        !copied.equals(file) && !copied.equals(ObjectHandle.NONE),
        "a handle of its own in parameter 1",
        Card.text(copied),
        Place.in(answer.end(), 14, 17));
    c.made(copied);
    parent(c, s, copied, folder);
    c.check(
        read(c, s, copied).equals(read(c, s, file)),
        "the content of the original",
        "other content",
        Optional.empty());
  }

  private static void copyBadly(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = file(c, s, "JUDGE14O.DAT", Uploads.ROOT);
    ObjectHandle other = file(c, s, "JUDGE14P.DAT", Uploads.ROOT);
    int store = store(c).raw();
    c.expect(s.call(COPY_OBJECT, Card.UNKNOWN_HANDLE, store, 0), INVALID_OBJECT_HANDLE);
    c.expect(s.call(COPY_OBJECT, file.raw(), Card.UNKNOWN_STORE, 0), INVALID_STORAGE_ID);
    c.expect(s.call(COPY_OBJECT, file.raw(), store, other.raw()), INVALID_PARENT_OBJECT);
  }
}
