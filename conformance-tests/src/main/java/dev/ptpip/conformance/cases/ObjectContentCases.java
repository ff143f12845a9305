package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_PARTIAL_OBJECT;
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
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Objects: their bytes, thumbnails and slices, whole and in part. */
final class ObjectContentCases {
  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);
  private static final EventCode STORE_REMOVED = new EventCode(0x4005);
  private static final int NON_TRANSFERABLE = 0x8003;
  private static final long FOUR_GIB = 1L << 32;
  private static final long MORE_THAN_BUFFERS = 16L << 20;

  private ObjectContentCases() {}

  static void content(CaseContext c) {
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

  static void folderIsNoObject(CaseContext c) {
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

  static void unknownObject(CaseContext c) {
    c.expect(c.session().call(GET_OBJECT, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
  }

  static void notTransferable(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Card.Entry> kept = Card.find(c, s, ObjectContentCases::mayNotLeave);
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
  static void cardPulled(CaseContext c) {
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

  static void thumbnail(CaseContext c) {
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

  static void noThumbnail(CaseContext c) {
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

  static void slices(CaseContext c) {
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

  static void toTheEnd(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    slice(
        c,
        s.call(GET_PARTIAL_OBJECT, handleOf(whole), 1, -1),
        whole.data(),
        1,
        whole.data().size() - 1);
  }

  static void beyondTheEnd(CaseContext c) {
    ProbeSession s = c.session();
    Answer whole = wholePicture(c, s);
    int size = whole.data().size();
    // the last two are negative for whoever forgets that offsets are unsigned
    for (int offset : new int[] {size, size + 1, 0x8000_0000, 0xFFFF_FFF0}) {
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

  static void zeroBytes(CaseContext c) {
    ProbeSession s = c.session();
    nothing(c, s.call(GET_PARTIAL_OBJECT, handleOf(wholePicture(c, s)), 0, 0));
  }

  static void partOfUnknown(CaseContext c) {
    c.expect(
        c.session().call(GET_PARTIAL_OBJECT, Card.UNKNOWN_HANDLE, 0, 10), INVALID_OBJECT_HANDLE);
  }

  static void slices64(CaseContext c) {
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

  static void beyond32Bits(CaseContext c) {
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
    ObjectCases.field(
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
}
