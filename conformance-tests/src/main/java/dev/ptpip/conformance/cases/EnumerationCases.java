package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.DELETE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_NUM_OBJECTS;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_CODE_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_FORMAT_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARENT_OBJECT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_BY_FORMAT_UNSUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Group 12: GetNumObjects and GetObjectHandles. */
final class EnumerationCases {
  private static final int ALL = Card.ALL;
  private static final int EXIF_JPEG = 0x3801;
  private static final int IMAGES = -1;

  /** Folders that a walk goes into; more say nothing new. */
  private static final int FOLDERS = 200;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "enumeration",
          of("PTP-ENUM-01", "GetObjectHandles gives an array of handles", EnumerationCases::array),
          of("PTP-ENUM-02", "no handle is 0 or 0xFFFFFFFF", EnumerationCases::values),
          of("PTP-ENUM-03", "handles are unique over all stores", EnumerationCases::unique),
          of(
                  "PTP-ENUM-04",
                  "GetNumObjects counts what GetObjectHandles lists",
                  EnumerationCases::counts)
              .needs(Need.operation(GET_NUM_OBJECTS)),
          of("PTP-ENUM-05", "a StorageID restricts the list to it", EnumerationCases::byStore),
          of("PTP-ENUM-06", "an unknown StorageID is refused", EnumerationCases::unknownStore)
              .controlled(Controls.SESSION),
          of("PTP-ENUM-07", "a slot without card is not available", EnumerationCases::noCard)
              .needs(Need.hand()),
          of("PTP-ENUM-08", "parent 0xFFFFFFFF lists the root", EnumerationCases::root),
          of("PTP-ENUM-09", "a folder lists its direct children", EnumerationCases::children),
          of("PTP-ENUM-10", "parent 0 lists all levels", EnumerationCases::allLevels),
          of("PTP-ENUM-11", "an unknown parent is refused", EnumerationCases::unknownParent)
              .controlled(Controls.SESSION),
          of("PTP-ENUM-12", "a parent that is no folder is refused", EnumerationCases::fileAsParent)
              .controlled(Controls.SESSION),
          of("PTP-ENUM-13", "a format filters, or never does", EnumerationCases::byFormat),
          of("PTP-ENUM-14", "format 0xFFFFFFFF means all images", EnumerationCases::images),
          of("PTP-ENUM-15", "codes that are no format are refused", EnumerationCases::wrongFormats)
              .controlled(Controls.SESSION),
          of("PTP-ENUM-16", "the roots of all stores at once", EnumerationCases::allRoots),
          of("PTP-ENUM-17", "a handle is not used twice", EnumerationCases::notUsedAgain)
              .needs(
                  Need.operation(SEND_OBJECT_INFO),
                  Need.operation(SEND_OBJECT),
                  Need.operation(DELETE_OBJECT)),
          of("PTP-ENUM-18", "handles are stable during a session", EnumerationCases::stable));

  private EnumerationCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body)
        .needs(Need.operation(GET_OBJECT_HANDLES), Need.card());
  }

  private static void array(CaseContext c) {
    Answer answer = c.expectOk(c.session().call(GET_OBJECT_HANDLES, ALL, 0, 0));
    int count = Card.handles(c, answer).size();
    c.check(
        answer.dataLength() == 4 + 4L * count,
        4 + 4 * count + " bytes for " + count + " handles",
        answer.dataLength() + " bytes",
        Requests.dataPlace(answer));
  }

  private static void values(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_OBJECT_HANDLES, ALL, 0, 0));
    for (ObjectHandle handle : Card.handles(c, answer)) {
      c.require(
          !handle.equals(ObjectHandle.NONE) && !handle.equals(ObjectHandle.ALL),
          "handles other than 0 and 0xFFFFFFFF",
          Card.text(handle),
          Requests.dataPlace(answer));
    }
  }

  private static void unique(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = c.given(s.call(GET_OBJECT_HANDLES, ALL, 0, 0));
    List<ObjectHandle> together = Card.handles(c, answer);
    List<ObjectHandle> apart = new ArrayList<>();
    for (StorageId store : Card.stores(c)) {
      apart.addAll(Card.list(c, s, store.raw(), 0, 0));
    }
    c.check(
        new HashSet<>(together).size() == together.size(),
        "each handle once",
        together.size() - new HashSet<>(together).size() + " twice",
        Requests.dataPlace(answer));
    same(c, answer, "the handles of all stores", apart, together);
  }

  /** The two have to hold the same handles, each as often. */
  private static void same(
      CaseContext c,
      Answer answer,
      String what,
      Collection<ObjectHandle> wanted,
      Collection<ObjectHandle> got) {
    Set<ObjectHandle> missing = new HashSet<>(wanted);
    missing.removeAll(new HashSet<>(got));
    Set<ObjectHandle> surplus = new HashSet<>(got);
    surplus.removeAll(new HashSet<>(wanted));
    c.check(
        missing.isEmpty() && surplus.isEmpty() && wanted.size() == got.size(),
        what + " (" + wanted.size() + ")",
        got.size() + " handles; " + few("missing", missing) + few("too many", surplus),
        Requests.dataPlace(answer));
  }

  private static String few(String what, Set<ObjectHandle> handles) {
    return handles.isEmpty()
        ? ""
        : what
            + " "
            + handles.stream().limit(3).map(Card::text).collect(Collectors.joining(", "))
            + (handles.size() > 3 ? " and " + (handles.size() - 3) + " more " : " ");
  }

  private static void counts(CaseContext c) {
    ProbeSession s = c.session();
    List<int[]> questions = new ArrayList<>();
    questions.add(new int[] {ALL, 0, 0});
    questions.add(new int[] {ALL, 0, ALL});
    questions.add(new int[] {ALL, EXIF_JPEG, 0});
    for (StorageId store : Card.stores(c)) {
      questions.add(new int[] {store.raw(), 0, 0});
      questions.add(new int[] {store.raw(), 0, ALL});
    }
    for (ObjectHandle folder : folders(c, s)) {
      questions.add(new int[] {ALL, 0, folder.raw()});
    }
    for (int[] question : questions) {
      Answer listed = s.call(GET_OBJECT_HANDLES, question);
      Answer counted = s.call(GET_NUM_OBJECTS, question);
      if (listed.is(SPECIFICATION_BY_FORMAT_UNSUPPORTED)) {
        c.expect(counted, SPECIFICATION_BY_FORMAT_UNSUPPORTED);
        continue;
      }
      c.given(listed);
      c.expectOk(counted);
      int size = Card.handles(c, listed).size();
      c.check(
          counted.parameter(1) == size,
          "parameter 1 = " + size + " for " + counted.call().describe(),
          Integer.toUnsignedString(counted.parameter(1)),
          Place.in(counted.end(), 14, 17));
      c.check(!counted.hasData(), "no data phase", "a data phase", Place.all(counted.end()));
    }
  }

  private static List<ObjectHandle> folders(CaseContext c, ProbeSession s) {
    List<ObjectHandle> folders = new ArrayList<>();
    for (ObjectHandle handle : Card.all(c, s).stream().limit(FOLDERS).toList()) {
      if (Card.entry(c, s, handle).isFolder()) {
        folders.add(handle);
      }
    }
    return folders;
  }

  private static void byStore(CaseContext c) {
    ProbeSession s = c.session();
    for (StorageId store : Card.stores(c)) {
      for (ObjectHandle handle :
          Card.list(c, s, store.raw(), 0, 0).stream().limit(Card.SAMPLE).toList()) {
        Card.Entry entry = Card.entry(c, s, handle);
        c.check(
            entry.info().storageId().equals(store),
            "objects of " + Words.hex(store.raw(), 8),
            Card.text(handle) + " on " + Words.hex(entry.info().storageId().raw(), 8),
            Requests.dataPlace(entry.answer()));
      }
    }
  }

  private static void unknownStore(CaseContext c) {
    ProbeSession s = c.session();
    for (int nobody : Card.NO_STORES) {
      c.expect(s.call(GET_OBJECT_HANDLES, nobody, 0, 0), INVALID_STORAGE_ID);
      if (c.facts().supports(GET_NUM_OBJECTS)) {
        c.expect(s.call(GET_NUM_OBJECTS, nobody, 0, 0), INVALID_STORAGE_ID);
      }
    }
  }

  private static void noCard(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.EjectCard(1));
    Answer listed = c.given(s.call(GET_STORAGE_IDS));
    StorageId empty =
        Card.decode(c, listed, "array of StorageIDs", UInt32Array::decode)
            .as(StorageId::new)
            .stream()
            .filter(id -> !id.hasMedium())
            .findFirst()
            .orElseThrow(() -> c.stopNotApplicable("the empty slot is not listed"));
    c.expect(s.call(GET_OBJECT_HANDLES, empty.raw(), 0, 0), STORE_NOT_AVAILABLE);
  }

  private static void root(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = c.expectOk(s.call(GET_OBJECT_HANDLES, ALL, 0, ALL));
    List<ObjectHandle> root = Card.handles(c, answer);
    List<ObjectHandle> wanted =
        limited(c, s, entry -> entry.info().parent().equals(ObjectHandle.NONE));
    same(c, answer, "the objects whose ParentObject is 0", wanted, root);
  }

  /** Handles of all objects that fit; a card that is too full for that gives no verdict. */
  private static List<ObjectHandle> limited(
      CaseContext c, ProbeSession s, Predicate<Card.Entry> fits) {
    List<ObjectHandle> all = Card.all(c, s);
    if (all.size() > 2000) {
      throw c.stop("more than 2000 objects on the card; use one with fewer");
    }
    List<ObjectHandle> found = new ArrayList<>();
    for (ObjectHandle handle : all) {
      if (fits.test(Card.entry(c, s, handle))) {
        found.add(handle);
      }
    }
    return found;
  }

  private static void children(CaseContext c) {
    ProbeSession s = c.session();
    Map<ObjectHandle, List<ObjectHandle>> byParent = new HashMap<>();
    limited(
        c,
        s,
        entry -> {
          byParent
              .computeIfAbsent(entry.info().parent(), parent -> new ArrayList<>())
              .add(entry.handle());
          return false;
        });
    int folders = 0;
    for (Map.Entry<ObjectHandle, List<ObjectHandle>> each : byParent.entrySet()) {
      if (!each.getKey().equals(ObjectHandle.NONE)) {
        folders++;
        Answer answer = c.expectOk(s.call(GET_OBJECT_HANDLES, ALL, 0, each.getKey().raw()));
        same(
            c,
            answer,
            "the objects whose ParentObject is " + Card.text(each.getKey()),
            each.getValue(),
            Card.handles(c, answer));
      }
    }
    if (folders == 0) {
      throw c.stopNotApplicable("there is no folder with objects on the card");
    }
  }

  private static void allLevels(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = c.expectOk(s.call(GET_OBJECT_HANDLES, ALL, 0, 0));
    List<ObjectHandle> walked = new ArrayList<>();
    List<ObjectHandle> open = new ArrayList<>(Card.list(c, s, ALL, 0, ALL));
    Set<ObjectHandle> entered = new HashSet<>();
    while (!open.isEmpty()) {
      ObjectHandle next = open.remove(0);
      walked.add(next);
      c.require(
          walked.size() <= 2000,
          "a tree",
          "more than 2000 objects found on a walk",
          Optional.empty());
      if (Card.entry(c, s, next).isFolder() && entered.add(next)) {
        open.addAll(Card.list(c, s, ALL, 0, next.raw()));
      }
    }
    same(c, answer, "what a walk through the folders finds", walked, Card.handles(c, answer));
  }

  private static void unknownParent(CaseContext c) {
    c.expect(
        c.session().call(GET_OBJECT_HANDLES, ALL, 0, Card.UNKNOWN_HANDLE),
        Wanted.code(INVALID_OBJECT_HANDLE).tolerate(INVALID_PARENT_OBJECT));
  }

  private static void fileAsParent(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.expect(s.call(GET_OBJECT_HANDLES, ALL, 0, file.handle().raw()), INVALID_PARENT_OBJECT);
  }

  private static void byFormat(CaseContext c) {
    ProbeSession s = c.session();
    Map<Integer, Boolean> answers = new HashMap<>();
    List<Integer> formats = new ArrayList<>(List.of(EXIF_JPEG, 0x3001));
    c.info().captureFormats().forEach(format -> formats.add(format.raw()));
    for (int format : formats.stream().distinct().toList()) {
      Answer answer = s.call(GET_OBJECT_HANDLES, ALL, format, 0);
      c.expect(answer, OK, SPECIFICATION_BY_FORMAT_UNSUPPORTED);
      answers.put(format, answer.isOk());
      if (answer.isOk()) {
        for (ObjectHandle handle : Card.handles(c, answer).stream().limit(Card.SAMPLE).toList()) {
          int raw = Card.entry(c, s, handle).info().format().raw();
          c.check(
              raw == format,
              "objects of format " + Words.hex(format, 4),
              Card.text(handle) + " of format " + Words.hex(raw, 4),
              Requests.dataPlace(answer));
        }
      }
    }
    c.check(
        new HashSet<>(answers.values()).size() == 1,
        "a filter for every format, or for none",
        answers.entrySet().stream()
            .map(each -> Words.hex(each.getKey(), 4) + (each.getValue() ? " filters" : " does not"))
            .sorted()
            .collect(Collectors.joining(", ")),
        Optional.empty());
  }

  private static void images(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer =
        c.expect(
            s.call(GET_OBJECT_HANDLES, ALL, IMAGES, 0), OK, SPECIFICATION_BY_FORMAT_UNSUPPORTED);
    if (!answer.isOk()) {
      return;
    }
    List<ObjectHandle> listed = Card.handles(c, answer);
    same(c, answer, "all images", limited(c, s, Card.Entry::isImage), listed);
  }

  private static void wrongFormats(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(
        s.call(GET_OBJECT_HANDLES, ALL, 0x1001, 0),
        INVALID_CODE_FORMAT,
        SPECIFICATION_BY_FORMAT_UNSUPPORTED,
        INVALID_OBJECT_FORMAT_CODE);
    Answer unknown =
        c.expect(
            s.call(GET_OBJECT_HANDLES, ALL, 0xB9FF, 0),
            INVALID_OBJECT_FORMAT_CODE,
            SPECIFICATION_BY_FORMAT_UNSUPPORTED,
            OK);
    if (unknown.isOk()) {
      int found = UInt32Array.decode(unknown.data(), DecodePolicy.LENIENT).values().size();
      c.check(
          found == 0,
          "no object of a format that the camera does not have",
          found + " handles",
          Requests.dataPlace(unknown));
    }
  }

  private static void allRoots(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = c.expectOk(s.call(GET_OBJECT_HANDLES, ALL, 0, ALL));
    List<ObjectHandle> apart = new ArrayList<>();
    for (StorageId store : Card.stores(c)) {
      apart.addAll(Card.list(c, s, store.raw(), 0, ALL));
    }
    same(c, answer, "the roots of all stores", apart, Card.handles(c, answer));
  }

  private static void notUsedAgain(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle gone = Card.upload(c, s, "JUDGE12.DAT", Uploads.content(16));
    c.given(s.call(DELETE_OBJECT, gone.raw()));
    c.deleted(gone);
    for (int i = 0; i < 10; i++) {
      ObjectHandle next = Card.upload(c, s, "JUDGE12" + i + ".DAT", Uploads.content(16));
      c.check(
          !next.equals(gone),
          "a handle that was not used before",
          Card.text(next) + ", the handle of a deleted object",
          Optional.empty());
    }
  }

  private static void stable(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    c.given(s.call(GET_STORAGE_IDS));
    for (ObjectHandle handle : before.stream().limit(5).toList()) {
      c.given(s.call(GET_OBJECT_INFO, handle.raw()));
    }
    Answer answer = c.given(s.call(GET_OBJECT_HANDLES, ALL, 0, 0));
    same(c, answer, "the same handles as before", before, Card.handles(c, answer));
  }
}
