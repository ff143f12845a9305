package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_PARTIAL_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_THUMB;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.SET_OBJECT_PROTECTION;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.INCOMPLETE_TRANSFER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_FORMAT_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.NO_THUMBNAIL_PRESENT;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation;
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
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Group 13: object information, objects, thumbnails and parts. */
final class ObjectCases {
  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);
  private static final EventCode STORE_REMOVED = new EventCode(0x4005);
  private static final int NON_TRANSFERABLE = 0x8003;
  private static final long FOUR_GIB = 1L << 32;

  /** No buffer on the way swallows that much. */
  private static final long MORE_THAN_BUFFERS = 16L << 20;

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
          of("PTP-OBJ-11", "GetObject delivers the object, every time", ObjectCases::content),
          of("PTP-OBJ-12", "a folder is nothing to get", ObjectCases::folderIsNoObject)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-13", "an unknown handle is nothing to get", ObjectCases::unknownObject)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-14", "an object that may not leave is refused", ObjectCases::notTransferable)
              .needs(Need.hand()),
          of("PTP-OBJ-15", "a card that is pulled out ends the transfer", ObjectCases::cardPulled)
              .needs(Need.hand()),
          of("PTP-OBJ-16", "GetThumb gives the thumbnail that is announced", ObjectCases::thumbnail)
              .needs(Need.operation(GET_THUMB)),
          of("PTP-OBJ-17", "what has no thumbnail says so", ObjectCases::noThumbnail)
              .needs(Need.operation(GET_THUMB))
              .controlled(Controls.SESSION),
          partial("PTP-OBJ-18", "GetPartialObject gives slices", ObjectCases::slices),
          partial("PTP-OBJ-19", "a part without limit goes to the end", ObjectCases::toTheEnd),
          partial("PTP-OBJ-20", "a part beyond the end has no bytes", ObjectCases::beyondTheEnd),
          partial("PTP-OBJ-21", "a part of 0 bytes has no bytes", ObjectCases::zeroBytes),
          partial("PTP-OBJ-22", "no part of an unknown object", ObjectCases::partOfUnknown)
              .controlled(Controls.SESSION),
          of("PTP-OBJ-23", "GetPartialObject64 gives slices", ObjectCases::slices64)
              .needs(Need.operation(GET_PARTIAL_OBJECT_64)),
          of("PTP-OBJ-24", "4 GiB and more are announced with 64 bits", ObjectCases::beyond32Bits)
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
  private static void field(
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

  private static void content(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry picture = Card.picture(c, s);
    Answer first = c.expectOk(s.call(GET_OBJECT, picture.handle().raw()));
    Answer second = c.expectOk(s.call(GET_OBJECT, picture.handle().raw()));
    Bytes bytes = first.data();
    int format = picture.info().format().raw();
    if (format == 0x3801 || format == 0x3808) {
      int end = bytes.size();
      c.check(
          end >= 4 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8,
          "a JPEG that starts with FF D8",
          end < 2 ? end + " bytes" : bytes.slice(0, 2).toHex(),
          Requests.dataPlace(first));
      if (first.dataLength() == end) {
        c.check(
            end >= 4 && at(bytes, end - 2) == 0xFF && at(bytes, end - 1) == 0xD9,
            "a JPEG that ends with FF D9",
            end < 2 ? end + " bytes" : bytes.slice(end - 2, end).toHex(),
            Requests.dataPlace(first));
      }
    }
    c.check(
        second.data().equals(bytes) && second.dataLength() == first.dataLength(),
        "the same bytes the second time",
        Requests.difference(bytes, second.data()),
        Requests.dataPlace(second));
  }

  private static int at(Bytes bytes, int index) {
    return bytes.at(index) & 0xFF;
  }

  private static void folderIsNoObject(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry folder = Card.first(c, s, "folder", Card.Entry::isFolder);
    Answer answer = s.call(GET_OBJECT, folder.handle().raw());
    if (c.profile() == Profile.PTP && answer.isOk() && answer.dataLength() == 0) {
      return;
    }
    c.expect(
        answer,
        c.profile() == Profile.PTP ? Wanted.anyError() : Wanted.code(INVALID_OBJECT_HANDLE));
  }

  private static void unknownObject(CaseContext c) {
    c.expect(c.session().call(GET_OBJECT, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
  }

  private static void notTransferable(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Card.Entry> kept = Card.find(c, s, ObjectCases::mayNotLeave);
    if (kept.isPresent()) {
      c.expect(s.call(GET_OBJECT, kept.get().handle().raw()), ACCESS_DENIED);
      return;
    }
    if (!c.facts().supports(SET_OBJECT_PROTECTION) || !c.facts().supports(SEND_OBJECT_INFO)) {
      throw c.stopNotApplicable("no object with ProtectionStatus 0x8003, and none can be made");
    }
    ObjectHandle file = Card.upload(c, Uploads.session(c), "JUDGE13.DAT", Uploads.content(100));
    c.given(s.call(SET_OBJECT_PROTECTION, file.raw(), NON_TRANSFERABLE));
    try {
      c.expect(s.call(GET_OBJECT, file.raw()), ACCESS_DENIED);
    } finally {
      s.call(SET_OBJECT_PROTECTION, file.raw(), 0);
    }
  }

  private static boolean mayNotLeave(Card.Entry entry) {
    return entry.info().protectionCode() == NON_TRANSFERABLE;
  }

  /** A big object of the card is asked for, and the card is pulled out before we read on. */
  private static void cardPulled(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Card.Entry> biggest = biggest(c, s);
    if (biggest.filter(entry -> entry.info().compressedSize() >= MORE_THAN_BUFFERS).isEmpty()) {
      c.hand(new Hand.AddObject(Card.stores(c).get(0), MORE_THAN_BUFFERS));
      biggest = biggest(c, s);
    }
    Call call =
        Call.of(
            GET_OBJECT,
            biggest.orElseThrow(() -> c.stop("the new object is not listed")).handle().raw());
    s.command().pauseReading();
    TransactionId id = s.request(call);
    c.pass(c.timing().quiet());
    c.hand(new Hand.EjectCard(1));
    s.command().resumeReading();
    Answer answer = s.await(call, id, c.timing().step());
    c.expect(answer, Wanted.code(INCOMPLETE_TRANSFER).or(STORE_NOT_AVAILABLE));
    if (c.facts().supports(STORE_REMOVED)) {
      c.check(
          s.awaitEvent(event -> event.event().equals(STORE_REMOVED), c.timing().step()).isPresent(),
          "event StoreRemoved",
          "no such event",
          Optional.empty());
    }
  }

  private static Optional<Card.Entry> biggest(CaseContext c, ProbeSession s) {
    return Card.sample(c, s).stream()
        .filter(entry -> !entry.isFolder())
        .max(Comparator.comparingLong(entry -> entry.info().compressedSize()));
  }

  private static void thumbnail(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry picture =
        Card.first(
            c,
            s,
            "image with a thumbnail",
            entry -> entry.isImage() && entry.info().thumbFormat().raw() != 0);
    Answer answer = c.expectOk(s.call(GET_THUMB, picture.handle().raw()));
    long size = picture.info().thumbCompressedSize();
    c.check(
        size == 0 || answer.dataLength() == size,
        size + " bytes, as ThumbCompressedSize",
        answer.dataLength() + " bytes",
        Requests.dataPlace(answer));
    int format = picture.info().thumbFormat().raw();
    if (format == 0x3801 || format == 0x3808) {
      Bytes bytes = answer.data();
      c.check(
          bytes.size() > 4 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8,
          "a JPEG, which starts with FF D8",
          bytes.size() < 2 ? bytes.size() + " bytes" : bytes.slice(0, 2).toHex(),
          Requests.dataPlace(answer));
    }
  }

  private static void noThumbnail(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(GET_THUMB, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
    Card.Entry plain =
        Card.first(
            c,
            s,
            "object without thumbnail",
            entry -> entry.isFolder() || entry.info().format().raw() == 0x3004);
    c.expect(
        s.call(GET_THUMB, plain.handle().raw()),
        plain.isFolder()
            ? Wanted.code(NO_THUMBNAIL_PRESENT)
                .tolerate(INVALID_OBJECT_HANDLE, INVALID_OBJECT_FORMAT_CODE)
            : Wanted.code(NO_THUMBNAIL_PRESENT));
  }

  private static void slice(CaseContext c, Answer answer, Bytes whole, int from, int count) {
    c.expectOk(answer);
    Bytes wanted = whole.slice(from, from + count);
    c.check(
        answer.data().equals(wanted),
        "bytes " + from + " to " + (from + count - 1) + " of the object",
        Requests.difference(wanted, answer.data()),
        Requests.dataPlace(answer));
    c.check(
        answer.parameter(1) == count,
        "parameter 1 = " + count,
        Integer.toUnsignedString(answer.parameter(1)),
        Place.in(answer.end(), 14, 17));
  }

  private static Answer wholePicture(CaseContext c, ProbeSession s) {
    Card.Entry picture =
        Card.first(
            c,
            s,
            "picture of 200 B to 1 MiB that fits into memory whole",
            entry ->
                !entry.isFolder()
                    && entry.info().compressedSize() >= 200
                    && entry.info().compressedSize() <= 32 << 20);
    Answer whole = c.given(s.call(GET_OBJECT, picture.handle().raw()));
    if (whole.data().size() != whole.dataLength()) {
      throw c.stop("the object is too big to be compared");
    }
    return whole;
  }

  private static int handleOf(Answer whole) {
    return whole.call().parameters().get(0);
  }

  private static void slices(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    int size = whole.data().size();
    int[][] parts = {{0, 100, 100}, {50, 100, 100}, {size - 10, 100, 10}};
    for (int[] part : parts) {
      slice(
          c,
          s.call(GET_PARTIAL_OBJECT, handleOf(whole), part[0], part[1]),
          whole.data(),
          part[0],
          part[2]);
    }
  }

  private static void toTheEnd(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    slice(
        c,
        s.call(GET_PARTIAL_OBJECT, handleOf(whole), 1, -1),
        whole.data(),
        1,
        whole.data().size() - 1);
  }

  private static void beyondTheEnd(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    for (int offset : new int[] {whole.data().size(), whole.data().size() + 1}) {
      nothing(c, s.call(GET_PARTIAL_OBJECT, handleOf(whole), offset, 10));
    }
  }

  private static void nothing(CaseContext c, Answer answer) {
    c.expect(answer, OK, INVALID_PARAMETER);
    c.check(
        !answer.isOk() || (answer.parameter(1) == 0 && answer.dataLength() == 0),
        "no bytes, and parameter 1 = 0",
        answer.dataLength()
            + " bytes, and parameter 1 = "
            + Integer.toUnsignedString(answer.parameter(1)),
        Place.in(answer.end(), 14, 17));
  }

  private static void zeroBytes(CaseContext c) {
    ProbeSession s = c.session();
    nothing(c, s.call(GET_PARTIAL_OBJECT, handleOf(wholePicture(c, s)), 0, 0));
  }

  private static void partOfUnknown(CaseContext c) {
    c.expect(
        c.session().call(GET_PARTIAL_OBJECT, Card.UNKNOWN_HANDLE, 0, 10), INVALID_OBJECT_HANDLE);
  }

  private static void slices64(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    slice(c, s.call(GET_PARTIAL_OBJECT_64, handleOf(whole), 50, 0, 100), whole.data(), 50, 100);
    Optional<Card.Entry> big =
        Card.find(c, s, entry -> entry.info().compressedSize() == ObjectInfo.SIZE_BEYOND_32_BITS);
    if (big.isPresent()) {
      Answer part = c.expectOk(s.call(GET_PARTIAL_OBJECT_64, big.get().handle().raw(), 0, 1, 16));
      c.check(
          part.dataLength() == 16,
          "16 bytes from byte 4,294,967,296 on",
          part.dataLength() + " bytes",
          Requests.dataPlace(part));
    }
  }

  private static void beyond32Bits(CaseContext c) {
    ProbeSession s = c.session();
    Set<ObjectHandle> before = new HashSet<>(Card.all(c, s));
    c.hand(new Hand.AddObject(Card.stores(c).get(0), FOUR_GIB + (1L << 30)));
    ObjectHandle big =
        Card.all(c, s).stream()
            .filter(handle -> !before.contains(handle))
            .filter(handle -> !Card.entry(c, s, handle).isFolder())
            .findFirst()
            .orElseThrow(() -> c.stop("the new object is not listed"));
    Card.Entry entry = Card.entry(c, s, big);
    field(
        c,
        entry,
        entry.info().compressedSize() == ObjectInfo.SIZE_BEYOND_32_BITS,
        8,
        4,
        "ObjectCompressedSize 0xFFFFFFFF",
        Words.hex((int) entry.info().compressedSize(), 8));
    Call call = Call.of(GET_OBJECT, big.raw());
    s.request(call);
    Observation first = s.command().observe(c.timing().step());
    StartData start = c.expect(first, StartData.class, "Start_Data");
    c.check(
        start.totalLength() == FOUR_GIB + (1L << 30),
        "TotalDataLength " + (FOUR_GIB + (1L << 30)),
        Long.toUnsignedString(start.totalLength()),
        Place.in(first, 12, 19));
    s.close();
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
