package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/** Files and folders of our own on the card of the target. */
final class Uploads {
  private static final ObjectFormatCode UNDEFINED = new ObjectFormatCode(0x3000);
  private static final ObjectFormatCode ASSOCIATION = new ObjectFormatCode(0x3001);

  /** The root, as a destination. */
  static final int ROOT = -1;

  private Uploads() {}

  /**
   * The session of a case that stores files. A store that says that it can't be written to, and
   * means it, leaves nothing to judge; bodies that say so and take files all the same are asked.
   */
  static ProbeSession session(CaseContext c) {
    ProbeSession s = c.session();
    int store = Card.stores(c).get(0).raw();
    int access =
        Card.decode(
                c,
                c.given(s.call(OperationCode.GET_STORAGE_INFO, store)),
                "StorageInfo",
                StorageInfo::decode)
            .accessCapabilityCode();
    if (access != 0) {
      if (s.call(announce("JUDGE.TXT", 1)).is(ResponseCode.STORE_READ_ONLY)) {
        throw c.stopNotApplicable("the card can't be written to: AccessCapability " + access);
      }
      c.given(s.call(OperationCode.CLOSE_SESSION));
      c.given(s.call(OperationCode.OPEN_SESSION, 1));
    }
    return s;
  }

  /** SendObjectInfo for a file of {@code size} bytes, wherever the target wants to put it. */
  static Call announce(String name, long size) {
    return announce(name, size, 0, 0);
  }

  /** SendObjectInfo for a file of {@code size} bytes in a store and a folder. */
  static Call announce(String name, long size, int store, int parent) {
    return Call.of(OperationCode.SEND_OBJECT_INFO, store, parent)
        .sending(
            ObjectInfo.builder(StorageId.NONE, UNDEFINED, name)
                .compressedSize(size)
                .build()
                .encode());
  }

  /** The answer to SendObjectInfo for a file of ours; n/a if the card can't be written to. */
  static Answer begin(CaseContext c, ProbeSession s, String name, long size) {
    Answer announced = s.call(announce(name, size));
    if (announced.is(ResponseCode.STORE_READ_ONLY) || announced.is(ResponseCode.ACCESS_DENIED)) {
      throw c.stopNotApplicable("the card takes no files: " + announced.describe());
    }
    return c.given(announced);
  }

  /** SendObjectInfo for a folder. */
  static Call announceFolder(String name, int store, int parent) {
    return Call.of(OperationCode.SEND_OBJECT_INFO, store, parent)
        .sending(
            ObjectInfo.builder(StorageId.NONE, ASSOCIATION, name)
                .association(AssociationType.GENERIC_FOLDER)
                .build()
                .encode());
  }

  /** Stores a file of ours, which only prepares; it is deleted at the end of the case. */
  static ObjectHandle file(
      CaseContext c, ProbeSession s, String name, Bytes content, int store, int parent) {
    Answer announced = c.given(s.call(announce(name, content.size(), store, parent)));
    noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(OperationCode.SEND_OBJECT).sending(content));
    noteIfStored(c, announced, sent);
    c.given(sent);
    return new ObjectHandle(announced.parameter(3));
  }

  /** Makes a folder of ours, which only prepares; it is deleted at the end of the case. */
  static ObjectHandle folder(CaseContext c, ProbeSession s, String name, int store, int parent) {
    Answer announced = c.given(s.call(announceFolder(name, store, parent)));
    ObjectHandle folder = new ObjectHandle(announced.parameter(3));
    c.made(folder);
    return folder;
  }

  /** Notes the handle of a file of ours that the target is about to get. */
  static void noteThatItMayBeStored(CaseContext c, Answer announced) {
    if (announced.isOk()) {
      c.making(new ObjectHandle(announced.parameter(3)));
    }
  }

  /** Notes the handle of a file of ours if the target has stored it. */
  static void noteIfStored(CaseContext c, Answer announced, Answer sent) {
    if (announced.isOk() && sent.isOk()) {
      c.made(new ObjectHandle(announced.parameter(3)));
    } else if (announced.isOk() && sent.code().isPresent()) {
      c.notMade(new ObjectHandle(announced.parameter(3)));
    }
  }

  /** Bytes that are easy to tell apart. */
  static Bytes content(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >>> 8));
    }
    return Bytes.copyOf(bytes);
  }
}
