package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What is on the card of the target, as several groups look at it. */
final class Card {
  /** Names no object on any camera that counts its handles. */
  static final int UNKNOWN_HANDLE = 0x7FFF_FFF1;

  /** Names no store. */
  static final int UNKNOWN_STORE = 0x7FFF_7FFF;

  /** None of them names a store: 0 is the default of many fields, and is no StorageID (§5.2.1). */
  static final List<Integer> NO_STORES = List.of(UNKNOWN_STORE, 0);

  /** All stores, all formats, or the root of each, by its place among the parameters. */
  static final int ALL = -1;

  /** Objects that are looked at one by one; a card can have thousands. */
  static final int SAMPLE = 60;

  private static final ObjectFormatCode ASSOCIATION = new ObjectFormatCode(0x3001);

  private Card() {}

  /** An object and what the target says of it. */
  record Entry(ObjectHandle handle, ObjectInfo info, Answer answer) {
    /** A folder, for those who ask. */
    boolean isFolder() {
      return info.format().equals(ASSOCIATION);
    }

    /** An image by its format. */
    boolean isImage() {
      int group = info.format().raw() >>> 8;
      return group == 0x38 || group == 0xB8;
    }
  }

  /**
   * Decodes a dataset; what can't be decoded ends the case as a failure, anomalies do so when they
   * are bytes left over in a strict run and are tolerated otherwise.
   */
  static <T> T decode(
      CaseContext c, Answer answer, String what, BiFunction<Bytes, DecodePolicy, T> decoder) {
    List<Anomaly> anomalies = new ArrayList<>();
    try {
      T value = decoder.apply(answer.data(), DecodePolicy.collecting(anomalies::add));
      for (Anomaly anomaly : anomalies) {
        c.prefer(
            anomaly.kind() != Anomaly.Kind.TRAILING_BYTES,
            "one " + what + " and nothing behind it",
            anomaly.toString(),
            Requests.dataPlace(answer));
      }
      return value;
    } catch (DecodeException malformed) {
      throw c.fail(
          "one " + what + " dataset",
          String.valueOf(malformed.getMessage()),
          Requests.dataPlace(answer));
    }
  }

  /** The handles in an answer of GetObjectHandles. */
  static List<ObjectHandle> handles(CaseContext c, Answer answer) {
    return decode(c, answer, "array of handles", UInt32Array::decode).as(ObjectHandle::new);
  }

  /** GetObjectHandles, which only prepares. */
  static List<ObjectHandle> list(CaseContext c, ProbeSession s, int store, int format, int parent) {
    return handles(c, c.given(s.call(OperationCode.GET_OBJECT_HANDLES, store, format, parent)));
  }

  /** All handles of all stores. */
  static List<ObjectHandle> all(CaseContext c, ProbeSession s) {
    return list(c, s, ALL, 0, 0);
  }

  /** The stores with a medium. */
  static List<StorageId> stores(CaseContext c) {
    return c.facts().stores();
  }

  /** What the target says of an object. */
  static Entry entry(CaseContext c, ProbeSession s, ObjectHandle handle) {
    Answer answer = c.given(s.call(OperationCode.GET_OBJECT_INFO, handle.raw()));
    return new Entry(handle, decode(c, answer, "ObjectInfo", ObjectInfo::decode), answer);
  }

  /** At most {@link #SAMPLE} objects, spread over the card, with the ends of the list. */
  static List<Entry> sample(CaseContext c, ProbeSession s) {
    List<ObjectHandle> all = all(c, s);
    List<ObjectHandle> chosen = new ArrayList<>();
    double step = Math.max(1, all.size() / (double) SAMPLE);
    for (double at = 0; at < all.size() && chosen.size() < SAMPLE; at += step) {
      chosen.add(all.get((int) at));
    }
    if (chosen.size() < all.size()) {
      c.note(chosen.size() + " of " + all.size() + " objects were looked at");
    }
    return chosen.stream().map(handle -> entry(c, s, handle)).toList();
  }

  /** The first object of the sample that fits; without one there is nothing to judge. */
  static Entry first(CaseContext c, ProbeSession s, String what, Predicate<Entry> fits) {
    return find(c, s, fits)
        .orElseThrow(() -> c.stopNotApplicable("there is no " + what + " on the card"));
  }

  /** The first object of the sample that fits. */
  static Optional<Entry> find(CaseContext c, ProbeSession s, Predicate<Entry> fits) {
    for (ObjectHandle handle : all(c, s).stream().limit(500).toList()) {
      Entry entry = entry(c, s, handle);
      if (fits.test(entry)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** An image that can be read in one go: not empty, and at most 32 MiB. */
  static Entry picture(CaseContext c, ProbeSession s) {
    return first(
        c,
        s,
        "picture",
        entry ->
            entry.isImage()
                && entry.info().compressedSize() > 0
                && entry.info().compressedSize() <= 32 << 20);
  }

  /** Stores a small file of ours; it is deleted at the end of the case. */
  static ObjectHandle upload(CaseContext c, ProbeSession s, String name, Bytes content) {
    Answer announced = c.given(s.call(Uploads.announce(name, content.size())));
    Uploads.noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(OperationCode.SEND_OBJECT).sending(content));
    Uploads.noteIfStored(c, announced, sent);
    c.given(sent);
    return new ObjectHandle(announced.parameter(3));
  }

  /** A handle as reports write it. */
  static String text(ObjectHandle handle) {
    return Words.hex(handle.raw(), 8);
  }
}
