package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.DELETE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.FORMAT_STORE;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;
import static dev.ptpip.protocol.code.ResponseCode.STORE_READ_ONLY;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Group 11: GetStorageIDs, GetStorageInfo, FormatStore. */
final class StorageCases {
  private static final int MEBIBYTE = 1 << 20;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "storage",
          ConformanceCase.of(
              "PTP-STOR-01", "GetStorageIDs gives an array of UINT32", StorageCases::idArray),
          ConformanceCase.of(
              "PTP-STOR-02", "StorageIDs are well formed and different", StorageCases::idForm),
          ConformanceCase.of(
                  "PTP-STOR-03", "an empty slot has an id without medium", StorageCases::emptySlot)
              .needs(Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-04", "GetStorageInfo gives one StorageInfo dataset", StorageCases::info)
              .needs(Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-05", "an unknown StorageID is refused", StorageCases::unknownStore)
              .needs(Need.operation(GET_STORAGE_INFO))
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "PTP-STOR-06", "a slot without medium is not available", StorageCases::noMedium)
              .allow(Permission.READ)
              .needs(Need.hand(), Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-07", "the three kinds of StorageInfo are defined", StorageCases::kinds)
              .needs(Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-08", "free space is not above capacity", StorageCases::capacity)
              .needs(Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-09",
                  "FreeSpaceInObjects is a number of pictures or not used",
                  StorageCases::freePictures)
              .needs(Need.card())
              .withoutSabotage(),
          ConformanceCase.of(
                  "PTP-STOR-10", "volume labels are different or empty", StorageCases::labels)
              .needs(Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-11",
                  "free space falls with an upload and rises with a deletion",
                  StorageCases::freeSpaceMoves)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-12",
                  "FormatStore refuses an unknown store",
                  StorageCases::formatUnknown)
              .needs(Need.operation(FORMAT_STORE))
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "PTP-STOR-12",
                  "read-only",
                  "FormatStore refuses a store that is read-only",
                  StorageCases::formatReadOnly)
              .allow(Permission.HOSTILE)
              .needs(Need.operation(FORMAT_STORE), Need.hand(), Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-13",
                  "FormatStore refuses an unknown file system",
                  StorageCases::formatUnknownSystem)
              .needs(Need.operation(FORMAT_STORE), Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-14", "FormatStore waits for a capture", StorageCases::formatWhileBusy)
              .needs(Need.operation(FORMAT_STORE), Need.operation(INITIATE_CAPTURE), Need.card()),
          ConformanceCase.of(
                  "PTP-STOR-15",
                  "after FormatStore the store is empty",
                  StorageCases::formatEmpties)
              .needs(Need.operation(FORMAT_STORE), Need.card()));

  private StorageCases() {}

  private static List<StorageId> ids(CaseContext c, Answer answer) {
    return Card.decode(c, answer, "array of StorageIDs", UInt32Array::decode).as(StorageId::new);
  }

  private static StorageInfo info(CaseContext c, Answer answer) {
    return Card.decode(c, answer, "StorageInfo", StorageInfo::decode);
  }

  private static StorageInfo info(CaseContext c, ProbeSession s, StorageId store) {
    return info(c, c.given(s.call(GET_STORAGE_INFO, store.raw())));
  }

  private static void idArray(CaseContext c) {
    Answer answer = c.expectOk(c.session().call(GET_STORAGE_IDS));
    int count = ids(c, answer).size();
    c.check(
        answer.dataLength() == 4 + 4L * count,
        4 + 4 * count + " bytes for " + count + " stores",
        answer.dataLength() + " bytes",
        Requests.dataPlace(answer));
  }

  private static void idForm(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_STORAGE_IDS));
    Set<StorageId> seen = new HashSet<>();
    for (StorageId id : ids(c, answer)) {
      int upper = id.raw() >>> 16;
      c.check(
          upper != 0 && upper != 0xFFFF,
          "an upper half from 0x0001 to 0xFFFE",
          Words.hex(id.raw(), 8),
          Requests.dataPlace(answer));
      c.check(
          seen.add(id),
          "each id once",
          Words.hex(id.raw(), 8) + " twice",
          Requests.dataPlace(answer));
    }
  }

  private static void emptySlot(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.EjectCard(1));
    Answer answer = c.expectOk(s.call(GET_STORAGE_IDS));
    List<StorageId> ids = ids(c, answer);
    int slot = Card.stores(c).get(0).raw() >>> 16;
    c.check(
        ids.stream().noneMatch(id -> id.raw() >>> 16 == slot && id.hasMedium()),
        "no id with a medium for a slot without card",
        ids.toString(),
        Requests.dataPlace(answer));
    c.prefer(
        ids.contains(new StorageId(slot << 16)),
        Words.hex(slot << 16, 8) + " for the empty slot",
        ids.isEmpty() ? "no id at all" : ids.toString(),
        Requests.dataPlace(answer));
  }

  private static void info(CaseContext c) {
    ProbeSession s = c.session();
    for (StorageId store : Card.stores(c)) {
      info(c, c.expectOk(s.call(GET_STORAGE_INFO, store.raw())));
    }
  }

  private static void unknownStore(CaseContext c) {
    ProbeSession s = c.session();
    for (int nobody : Card.NO_STORES) {
      c.expect(s.call(GET_STORAGE_INFO, nobody), INVALID_STORAGE_ID);
    }
  }

  private static void noMedium(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.EjectCard(1));
    for (StorageId id : ids(c, c.given(s.call(GET_STORAGE_IDS)))) {
      if (!id.hasMedium()) {
        c.expect(
            s.call(GET_STORAGE_INFO, id.raw()),
            Wanted.code(STORE_NOT_AVAILABLE).tolerate(INVALID_STORAGE_ID, OK));
        return;
      }
    }
    throw c.stopNotApplicable("the empty slot is not listed");
  }

  private static void kinds(CaseContext c) {
    ProbeSession s = c.session();
    for (StorageId store : Card.stores(c)) {
      Answer answer = c.given(s.call(GET_STORAGE_INFO, store.raw()));
      StorageInfo info = info(c, answer);
      int type = info.storageTypeCode();
      int system = info.filesystemTypeCode();
      int access = info.accessCapabilityCode();
      check(c, answer, type <= 4, "StorageType 0 to 4", type);
      check(c, answer, access <= 2, "AccessCapability 0 to 2", access);
      check(
          c,
          answer,
          system <= 3 || system >= 0x8000,
          "FilesystemType 0 to 3, or from 0x8000 on",
          system);
      boolean rom = type == 1 || type == 2;
      check(c, answer, !rom || access == 1, "AccessCapability 1 of a store in ROM", access);
    }
  }

  private static void check(CaseContext c, Answer answer, boolean holds, String wanted, int got) {
    c.check(holds, wanted, Words.hex(got, 4), Requests.dataPlace(answer));
  }

  private static void capacity(CaseContext c) {
    ProbeSession s = c.session();
    for (StorageId store : Card.stores(c)) {
      Answer answer = c.given(s.call(GET_STORAGE_INFO, store.raw()));
      StorageInfo info = info(c, answer);
      if (info.accessCapabilityCode() == 0) {
        c.check(
            info.maxCapacity() != 0,
            "the capacity of a store that can be written to",
            "MaxCapacity 0",
            Requests.dataPlace(answer));
        c.check(
            Long.compareUnsigned(info.freeSpace(), info.maxCapacity()) <= 0
                || info.freeSpace() == 0xFFFF_FFFFL,
            "free space of at most " + Long.toUnsignedString(info.maxCapacity()) + " B",
            Long.toUnsignedString(info.freeSpace()) + " B",
            Requests.dataPlace(answer));
      }
    }
  }

  private static void freePictures(CaseContext c) {
    ProbeSession s = c.session();
    for (StorageId store : Card.stores(c)) {
      long pictures = info(c, s, store).freeSpaceInObjects();
      c.note(
          Words.hex(store.raw(), 8)
              + ": "
              + (pictures == StorageInfo.NOT_USED ? "not used" : "room for " + pictures));
    }
  }

  private static void labels(CaseContext c) {
    ProbeSession s = c.session();
    Set<String> seen = new HashSet<>();
    for (StorageId store : Card.stores(c)) {
      Answer answer = c.given(s.call(GET_STORAGE_INFO, store.raw()));
      String label = info(c, answer).volumeLabel();
      String start = label.substring(0, Math.min(128, label.length()));
      c.check(
          start.isEmpty() || seen.add(start),
          "a label that no other store has, or none",
          "\"" + start + "\" twice",
          Requests.dataPlace(answer));
    }
  }

  private static void freeSpaceMoves(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    StorageId store = Card.stores(c).get(0);
    long before = info(c, s, store).freeSpace();
    ObjectHandle file = Card.upload(c, s, "JUDGE11.DAT", Uploads.content(MEBIBYTE));
    Answer afterUpload = c.given(s.call(GET_STORAGE_INFO, store.raw()));
    long with = info(c, afterUpload).freeSpace();
    c.check(
        Long.compareUnsigned(with, before) < 0,
        "less than " + Long.toUnsignedString(before) + " B free after an upload of 1 MiB",
        Long.toUnsignedString(with) + " B",
        Requests.dataPlace(afterUpload));
    c.given(s.call(DELETE_OBJECT, file.raw()));
    c.deleted(file);
    Answer afterDeletion = c.given(s.call(GET_STORAGE_INFO, store.raw()));
    long without = info(c, afterDeletion).freeSpace();
    c.check(
        Long.compareUnsigned(without, with) > 0,
        "more than " + Long.toUnsignedString(with) + " B free after the deletion",
        Long.toUnsignedString(without) + " B",
        Requests.dataPlace(afterDeletion));
  }

  private static void formatUnknown(CaseContext c) {
    c.expect(c.session().call(FORMAT_STORE, Card.UNKNOWN_STORE), INVALID_STORAGE_ID);
  }

  private static void formatReadOnly(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.CardAccess(1, 1));
    c.expect(s.call(FORMAT_STORE, Card.stores(c).get(0).raw()), STORE_READ_ONLY);
    c.check(
        !Card.all(c, s).isEmpty(), "the objects of the card", "an empty card", Optional.empty());
  }

  private static void formatUnknownSystem(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    c.expect(
        s.call(FORMAT_STORE, cardOf(c, s).raw(), 0x7FFF),
        Wanted.code(INVALID_PARAMETER, PARAMETER_NOT_SUPPORTED));
  }

  private static void formatWhileBusy(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    StorageId card = cardOf(c, s);
    c.shot();
    c.given(s.call(INITIATE_CAPTURE, 0, 0));
    Answer refused = s.call(FORMAT_STORE, card.raw());
    Captured.settle(c, s);
    c.expect(refused, DEVICE_BUSY);
  }

  private static void formatEmpties(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 3));
    ProbeSession s = c.session();
    StorageId card = cardOf(c, s);
    Card.Entry old =
        Card.first(c, s, "file", entry -> !entry.isFolder() && entry.info().protectionCode() == 0);
    c.expectOk(s.call(FORMAT_STORE, card.raw()));
    Answer listed = c.given(s.call(GET_OBJECT_HANDLES, cardOf(c, s).raw(), 0, 0));
    for (ObjectHandle handle : Card.handles(c, listed)) {
      c.check(
          Card.entry(c, s, handle).isFolder(),
          "nothing but folders on a card that was formatted",
          "object " + Card.text(handle),
          Requests.dataPlace(listed));
    }
    c.expect(s.call(GET_OBJECT_INFO, old.handle().raw()), INVALID_OBJECT_HANDLE);
  }

  /** The store that has a medium now; it may have changed since the run began. */
  private static StorageId cardOf(CaseContext c, ProbeSession s) {
    return ids(c, c.given(s.call(GET_STORAGE_IDS))).stream()
        .filter(StorageId::hasMedium)
        .findFirst()
        .orElseThrow(() -> c.stop("the new card is not listed"));
  }
}
