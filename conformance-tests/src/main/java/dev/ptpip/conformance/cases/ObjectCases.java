package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_PARTIAL_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_THUMB;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Group 13: object information, objects, thumbnails and parts. */
final class ObjectCases {
  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);

  /** DateTime of MTP 1.1 §3.2.5; tenths of a second and the zone may be left out. */
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(|\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])[0-5]\\d[0-5]\\d(\\.\\d)?"
              + "(Z|[+-]\\d{4})?)");

  static final CaseGroup GROUP =
      CaseGroup.of(
          "object",
          of("PTP-OBJ-01", "GetObjectInfo gives one ObjectInfo dataset", ObjectCases::dataset),
          of("PTP-OBJ-02", "an unknown handle has no ObjectInfo", ObjectCases::unknownInfo)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-03", "objects are on stores that are listed", ObjectCases::storage),
          of("PTP-OBJ-04", "parents are folders of the same store", ObjectCases::parents),
          of("PTP-OBJ-05", "GetObject delivers as much as ObjectInfo says", ObjectCases::sizes),
          of("PTP-OBJ-06", "only associations have an AssociationType", ObjectCases::associations),
          of("PTP-OBJ-07", "file names have no folder in them", ObjectCases::names),
          of("PTP-OBJ-08", "dates are DateTime strings or empty", ObjectCases::dates),
          of("PTP-OBJ-09", "ProtectionStatus is defined", ObjectCases::protection),
          of("PTP-OBJ-10", "images have a thumbnail", ObjectCases::imageThumbnails),
          of(
              "PTP-OBJ-11",
              "GetObject delivers the object, every time",
              ObjectContentCases::content),
          of("PTP-OBJ-12", "a folder is nothing to get", ObjectContentCases::folderIsNoObject)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-13", "an unknown handle is nothing to get", ObjectContentCases::unknownObject)
              .controlled(Controls.SESSION),
          of(
                  "PTP-OBJ-14",
                  "an object that may not leave is refused",
                  ObjectContentCases::notTransferable)
              .needs(Need.hand()),
          of(
                  "PTP-OBJ-15",
                  "a card that is pulled out ends the transfer",
                  ObjectContentCases::cardPulled)
              .needs(Need.hand()),
          of(
                  "PTP-OBJ-16",
                  "GetThumb gives the thumbnail that is announced",
                  ObjectContentCases::thumbnail)
              .needs(Need.operation(GET_THUMB)),
          of("PTP-OBJ-17", "what has no thumbnail says so", ObjectContentCases::noThumbnail)
              .needs(Need.operation(GET_THUMB))
              .controlled(Controls.SESSION),
          partial("PTP-OBJ-18", "GetPartialObject gives slices", ObjectContentCases::slices),
          partial(
              "PTP-OBJ-19", "a part without limit goes to the end", ObjectContentCases::toTheEnd),
          partial(
              "PTP-OBJ-20", "a part beyond the end has no bytes", ObjectContentCases::beyondTheEnd),
          partial("PTP-OBJ-21", "a part of 0 bytes has no bytes", ObjectContentCases::zeroBytes),
          partial("PTP-OBJ-22", "no part of an unknown object", ObjectContentCases::partOfUnknown)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-23", "GetPartialObject64 gives slices", ObjectContentCases::slices64)
              .needs(Need.operation(GET_PARTIAL_OBJECT_64)),
          of(
                  "PTP-OBJ-24",
                  "4 GiB and more are announced with 64 bits",
                  ObjectContentCases::beyond32Bits)
              .needs(Need.hand()),
          of("PTP-OBJ-25", "what is no image has no dimensions", ObjectCases::noDimensions));

  private ObjectCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).needs(Need.operation(GET_OBJECT_INFO), Need.card());
  }

  private static ConformanceCase partial(String id, String title, CaseBody body) {
    return of(id, title, body).needs(Need.operation(GET_PARTIAL_OBJECT));
  }

  private static void dataset(CaseContext c) {
    ProbeSession s = c.session();
    List<Card.Entry> sample = Card.sample(c, s);
    c.note(sample.size() + " datasets decoded");
  }

  private static void unknownInfo(CaseContext c) {
    ProbeSession s = c.session();
    for (int handle : new int[] {Card.UNKNOWN_HANDLE, 0, -1}) {
      c.expect(s.call(GET_OBJECT_INFO, handle), INVALID_OBJECT_HANDLE);
    }
  }

  private static void storage(CaseContext c) {
    ProbeSession s = c.session();
    Set<StorageId> listed =
        new HashSet<>(
            Card.decode(
                    c, c.given(s.call(GET_STORAGE_IDS)), "array of StorageIDs", UInt32Array::decode)
                .as(StorageId::new));
    for (Card.Entry entry : Card.sample(c, s)) {
      field(
          c,
          entry,
          listed.contains(entry.info().storageId()),
          0,
          4,
          "a StorageID that GetStorageIDs lists",
          Words.hex(entry.info().storageId().raw(), 8));
    }
  }

  /** A field of an ObjectInfo dataset, by its place in it, has to be right. */
  static void field(
      CaseContext c,
      Card.Entry entry,
      boolean holds,
      int at,
      int width,
      String wanted,
      String got) {
    c.check(
        holds,
        wanted + " for object " + Card.text(entry.handle()),
        got,
        Requests.dataPlace(entry.answer())
            .map(place -> new Place(place.frame(), 12 + at, 12 + at + width - 1)));
  }

  private static void parents(CaseContext c) {
    ProbeSession s = c.session();
    Map<ObjectHandle, Card.Entry> known = new HashMap<>();
    for (Card.Entry entry : Card.sample(c, s)) {
      known.put(entry.handle(), entry);
    }
    for (Card.Entry start : List.copyOf(known.values())) {
      Card.Entry entry = start;
      Set<ObjectHandle> way = new HashSet<>();
      while (!entry.info().parent().equals(ObjectHandle.NONE)) {
        ObjectHandle parent = entry.info().parent();
        Card.Entry above = known.computeIfAbsent(parent, handle -> Card.entry(c, s, handle));
        field(c, entry, above.isFolder(), 38, 4, "a folder as parent", Card.text(parent));
        field(
            c,
            entry,
            above.info().storageId().equals(entry.info().storageId()),
            38,
            4,
            "a parent on the same store",
            Card.text(parent) + " on " + Words.hex(above.info().storageId().raw(), 8));
        c.require(
            way.add(parent),
            "parents that end in the root",
            "a circle at " + Card.text(parent),
            Requests.dataPlace(entry.answer()));
        entry = above;
      }
    }
  }

  private static void sizes(CaseContext c) {
    ProbeSession s = c.session();
    int read = 0;
    for (Card.Entry entry : Card.sample(c, s)) {
      long size = entry.info().compressedSize();
      if (entry.isFolder() || size > 32 << 20 || read == 6) {
        continue;
      }
      read++;
      Answer answer = c.expectOk(s.call(GET_OBJECT, entry.handle().raw()));
      c.check(
          answer.dataLength() == size,
          size + " bytes, as ObjectCompressedSize of " + Card.text(entry.handle()),
          answer.dataLength() + " bytes",
          Requests.dataPlace(answer));
    }
    c.note(read + " objects read");
  }

  private static void associations(CaseContext c) {
    ProbeSession s = c.session();
    for (Card.Entry entry : Card.sample(c, s)) {
      int type = entry.info().associationTypeCode();
      long desc = entry.info().associationDesc();
      field(
          c,
          entry,
          type == 0 || entry.isFolder(),
          42,
          2,
          "AssociationType 0 of a file",
          "AssociationType " + type);
      field(
          c,
          entry,
          desc == 0 || type != 0,
          44,
          4,
          "AssociationDesc 0 without AssociationType",
          "AssociationDesc " + desc);
    }
  }

  private static void names(CaseContext c) {
    ProbeSession s = c.session();
    for (Card.Entry entry : Card.sample(c, s)) {
      String name = entry.info().fileName();
      field(
          c,
          entry,
          name.indexOf('/') < 0 && name.indexOf('\\') < 0,
          52,
          1 + 2 * name.length(),
          "a file name without folder",
          "\"" + name + "\"");
    }
  }

  private static void dates(CaseContext c) {
    ProbeSession s = c.session();
    for (Card.Entry entry : Card.sample(c, s)) {
      for (PtpDateTime date :
          List.of(entry.info().captureDate(), entry.info().modificationDate())) {
        field(
            c,
            entry,
            DATE_TIME.matcher(date.text()).matches(),
            52,
            Integer.MAX_VALUE / 2,
            "YYYYMMDDThhmmss[.s][Z or zone], or nothing",
            "\"" + date.text() + "\"");
      }
    }
  }

  private static void protection(CaseContext c) {
    ProbeSession s = c.session();
    for (Card.Entry entry : Card.sample(c, s)) {
      int code = entry.info().protectionCode();
      field(
          c,
          entry,
          code == 0 || code == 1 || code == 0x8002 || code == 0x8003 || code >= 0x8C00,
          6,
          2,
          "ProtectionStatus 0x0000, 0x0001, 0x8002, 0x8003, or from 0x8C00 on",
          Words.hex(code, 4));
    }
  }

  private static void imageThumbnails(CaseContext c) {
    ProbeSession s = c.session();
    int images = 0;
    for (Card.Entry entry : Card.sample(c, s)) {
      ObjectInfo info = entry.info();
      boolean standardImage = info.format().raw() >>> 8 == 0x38;
      if (standardImage && info.format().raw() != 0x3800) {
        images++;
        field(
            c,
            entry,
            info.thumbFormat().raw() != 0 && info.thumbWidth() != 0 && info.thumbHeight() != 0,
            12,
            14,
            "a thumbnail format and size of an image",
            "format "
                + Words.hex(info.thumbFormat().raw(), 4)
                + ", "
                + info.thumbWidth()
                + " x "
                + info.thumbHeight());
        if (images == 1 && c.facts().supports(GET_THUMB)) {
          c.expectOk(s.call(GET_THUMB, entry.handle().raw()));
        }
      } else if (entry.isFolder()) {
        field(
            c,
            entry,
            info.thumbFormat().raw() == 0,
            12,
            2,
            "no thumbnail of a folder",
            Words.hex(info.thumbFormat().raw(), 4));
      }
    }
    if (images == 0) {
      throw c.stopNotApplicable("there is no image on the card");
    }
  }

  private static void noDimensions(CaseContext c) {
    ProbeSession s = c.session();
    int looked = 0;
    for (Card.Entry entry : Card.sample(c, s)) {
      int group = entry.info().format().raw() >>> 8;
      if (group != 0x30 || entry.info().format().raw() == 0x3000 || isMovie(entry)) {
        continue;
      }
      looked++;
      ObjectInfo info = entry.info();
      field(
          c,
          entry,
          info.imageWidth() == 0
              && info.imageHeight() == 0
              && info.imageBitDepth() == 0
              && info.thumbFormat().raw() == 0
              && info.thumbCompressedSize() == 0
              && info.thumbWidth() == 0
              && info.thumbHeight() == 0,
          12,
          26,
          "0 in all image and thumbnail fields",
          info.imageWidth()
              + " x "
              + info.imageHeight()
              + ", thumbnail "
              + Words.hex(info.thumbFormat().raw(), 4));
    }
    if (looked == 0) {
      throw c.stopNotApplicable("there is nothing but images on the card");
    }
  }

  private static boolean isMovie(Card.Entry entry) {
    int format = entry.info().format().raw();
    return format >= 0x300A && format <= 0x300D;
  }
}
