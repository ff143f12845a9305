package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_FORMAT_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_PROP_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_PROP_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_REFERENCE;
import static dev.ptpip.protocol.code.ResponseCode.OBJECT_PROP_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_BY_GROUP_UNSUPPORTED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
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
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Group 19: object properties and references of MTP. */
final class ObjectPropertyCases {
  private static final OperationCode SUPPORTED = new OperationCode(0x9801);
  private static final OperationCode DESC = new OperationCode(0x9802);
  private static final OperationCode VALUE = new OperationCode(0x9803);
  private static final OperationCode SET_VALUE = new OperationCode(0x9804);
  private static final OperationCode LIST = new OperationCode(0x9805);
  private static final OperationCode SET_LIST = new OperationCode(0x9806);
  private static final OperationCode SEND_LIST = new OperationCode(0x9808);
  private static final OperationCode REFERENCES = new OperationCode(0x9810);
  private static final OperationCode SET_REFERENCES = new OperationCode(0x9811);
  private static final int STORAGE_ID = 0xDC01;
  private static final int FORMAT = 0xDC02;
  private static final int SIZE = 0xDC04;
  private static final int FILE_NAME = 0xDC07;
  private static final int PARENT = 0xDC0B;
  private static final int UNIQUE_ID = 0xDC41;
  private static final int NAME = 0xDC44;
  private static final int NO_PROPERTY = 0xDCFF;
  private static final int NO_FORMAT = 0xBFFF;
  private static final int ALL = -1;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "objectproperty",
          ConformanceCase.of(
              "MTP-OPROP-01", "the three basic operations go together", ObjectPropertyCases::basic),
          of("MTP-OPROP-02", "properties of a format are an array", ObjectPropertyCases::array),
          of("MTP-OPROP-03", "an unknown format is refused", ObjectPropertyCases::unknownFormat)
              .controlled(Controls.SESSION),
          of("MTP-OPROP-04", "each format has the required ones", ObjectPropertyCases::required),
          of("MTP-OPROP-05", "each has one ObjectPropDesc", ObjectPropertyCases::descriptions),
          of("MTP-OPROP-06", "form flags are defined", ObjectPropertyCases::forms),
          of("MTP-OPROP-07", "what is not there has none", ObjectPropertyCases::noDescription)
              .controlled(Controls.SESSION),
          of("MTP-OPROP-08", "values are those of ObjectInfo", ObjectPropertyCases::values)
              .needs(Need.card()),
          of("MTP-OPROP-09", "what is not there has no value", ObjectPropertyCases::noValue)
              .needs(Need.card())
              .controlled(Controls.SESSION),
          change("MTP-OPROP-10", "values can be set where they may", ObjectPropertyCases::set)
              .needs(Need.operation(SET_VALUE)),
          list("MTP-OPROP-11", "a list holds the values", ObjectPropertyCases::listValues),
          list("MTP-OPROP-12", "nothing asked for is an empty list", ObjectPropertyCases::empty),
          list("MTP-OPROP-13", "a list needs a property or group", ObjectPropertyCases::noGroup)
              .controlled(Controls.SESSION),
          list("MTP-OPROP-14", "depth is honoured or refused", ObjectPropertyCases::depth),
          list("MTP-OPROP-15", "an unknown property has no list", ObjectPropertyCases::noList)
              .controlled(Controls.SESSION),
          change(
                  "MTP-OPROP-16",
                  "a list is set up to its first error",
                  ObjectPropertyCases::setList)
              .needs(Need.operation(SET_LIST)),
          change("MTP-OPROP-17", "a list announces an object", ObjectPropertyCases::sendList)
              .needs(Need.operation(SEND_LIST)),
          change(
                  "MTP-OPROP-18",
                  "a bad property is told by number",
                  ObjectPropertyCases::sendBadList)
              .needs(Need.operation(SEND_LIST)),
          change("MTP-OPROP-19", "references come back in order", ObjectPropertyCases::references)
              .needs(Need.operation(REFERENCES), Need.operation(SET_REFERENCES)),
          of("MTP-OPROP-20", "big values are in no list", ObjectPropertyCases::bigValues));

  private ObjectPropertyCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body)
        .needs(Need.operation(SUPPORTED), Need.operation(DESC), Need.operation(VALUE));
  }

  private static ConformanceCase list(String id, String title, CaseBody body) {
    return of(id, title, body).needs(Need.operation(LIST), Need.card());
  }

  private static ConformanceCase change(String id, String title, CaseBody body) {
    return of(id, title, body)
        .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card());
  }

  /** Formats that the target lists, each once. */
  static List<Integer> formats(CaseContext c) {
    Set<Integer> formats = new LinkedHashSet<>();
    c.info().captureFormats().forEach(format -> formats.add(format.raw()));
    c.info().imageFormats().forEach(format -> formats.add(format.raw()));
    return List.copyOf(formats);
  }

  private static List<Integer> properties(CaseContext c, ProbeSession s, int format) {
    Answer answer = c.given(s.call(SUPPORTED, format));
    return Card.decode(c, answer, "array of property codes", UInt16Array::decode).as(code -> code);
  }

  private static int usualFormat(CaseContext c) {
    return formats(c).stream()
        .findFirst()
        .orElseThrow(() -> c.stopNotApplicable("no format is listed"));
  }

  private static ObjectPropDesc desc(CaseContext c, ProbeSession s, int property, int format) {
    return Card.decode(
        c, c.given(s.call(DESC, property, format)), "ObjectPropDesc", ObjectPropDesc::decode);
  }

  private static void basic(CaseContext c) {
    List<OperationCode> three = List.of(SUPPORTED, DESC, VALUE);
    long listed = three.stream().filter(c.facts()::supports).count();
    if (listed == 0) {
      throw c.stopNotApplicable("object properties are not offered");
    }
    c.check(listed == 3, "0x9801, 0x9802 and 0x9803", listed + " of the three", Optional.empty());
  }

  private static void array(CaseContext c) {
    ProbeSession s = c.session();
    for (int format : formats(c)) {
      Answer answer = c.expectOk(s.call(SUPPORTED, format));
      List<Integer> codes =
          Card.decode(c, answer, "array of property codes", UInt16Array::decode).as(code -> code);
      c.check(
          answer.dataLength() == 4 + 2L * codes.size(),
          4 + 2 * codes.size() + " bytes",
          answer.dataLength() + " bytes",
          Requests.dataPlace(answer));
      for (int code : codes) {
        c.check(code >>> 12 == 0xD, "codes 0xDxxx", Words.hex(code, 4), Requests.dataPlace(answer));
      }
    }
  }

  private static void unknownFormat(CaseContext c) {
    c.expect(c.session().call(SUPPORTED, NO_FORMAT), INVALID_OBJECT_FORMAT_CODE);
  }

  private static void required(CaseContext c) {
    ProbeSession s = c.session();
    boolean folders = Card.find(c, s, Card.Entry::isFolder).isPresent();
    for (int format : formats(c)) {
      Set<Integer> missing =
          new LinkedHashSet<>(List.of(STORAGE_ID, FORMAT, SIZE, UNIQUE_ID, NAME));
      if (folders) {
        missing.add(PARENT);
      }
      missing.removeAll(new HashSet<>(properties(c, s, format)));
      c.check(
          missing.isEmpty(),
          "the required properties of format " + Words.hex(format, 4),
          "missing: " + missing.stream().map(code -> Words.hex(code, 4)).toList(),
          Optional.empty());
    }
  }

  private static void descriptions(CaseContext c) {
    ProbeSession s = c.session();
    int read = 0;
    for (int format : formats(c)) {
      for (int property : properties(c, s, format)) {
        Answer answer = c.expectOk(s.call(DESC, property, format));
        ObjectPropDesc desc = Card.decode(c, answer, "ObjectPropDesc", ObjectPropDesc::decode);
        c.check(
            desc.property().raw() == property,
            "the description of " + Words.hex(property, 4),
            "that of " + Words.hex(desc.property().raw(), 4),
            Requests.dataPlace(answer));
        read++;
      }
    }
    c.note(read + " descriptions decoded");
  }

  private static void forms(CaseContext c) {
    ProbeSession s = c.session();
    for (int format : formats(c)) {
      for (int property : properties(c, s, format)) {
        PropertyForm form = desc(c, s, property, format).form();
        c.check(
            !(form instanceof PropertyForm.Unknown),
            "form flag 0 to 6 or 0xFF of " + Words.hex(property, 4),
            form.toString(),
            Optional.empty());
      }
    }
  }

  private static void noDescription(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(
        s.call(DESC, NO_PROPERTY, usualFormat(c)),
        INVALID_OBJECT_PROP_CODE,
        OBJECT_PROP_NOT_SUPPORTED);
    c.expect(s.call(DESC, FILE_NAME, NO_FORMAT), INVALID_OBJECT_FORMAT_CODE);
  }

  private static void value(
      CaseContext c, ProbeSession s, Card.Entry entry, int property, PropertyValue wanted) {
    if (!properties(c, s, entry.info().format().raw()).contains(property)) {
      return;
    }
    Answer answer = c.expectOk(s.call(VALUE, entry.handle().raw(), property));
    Bytes bytes = Settings.bytes(wanted);
    c.check(
        answer.data().equals(bytes),
        Words.hex(property, 4) + " of " + Card.text(entry.handle()) + " = " + wanted,
        answer.data().toHex(),
        Requests.dataPlace(answer));
  }

  private static void values(CaseContext c) {
    ProbeSession s = c.session();
    for (Card.Entry entry : Card.sample(c, s).stream().limit(10).toList()) {
      if (!s.call(SUPPORTED, entry.info().format().raw()).isOk()) {
        continue;
      }
      value(c, s, entry, FILE_NAME, PropertyValue.text(entry.info().fileName()));
      value(c, s, entry, FORMAT, PropertyValue.of(DataType.UINT16, entry.info().format().raw()));
      value(
          c,
          s,
          entry,
          PARENT,
          PropertyValue.of(DataType.UINT32, Integer.toUnsignedLong(entry.info().parent().raw())));
      if (entry.info().compressedSize() != 0xFFFF_FFFFL && !entry.isFolder()) {
        value(c, s, entry, SIZE, PropertyValue.of(DataType.UINT64, entry.info().compressedSize()));
      }
    }
  }

  private static void noValue(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(VALUE, Card.UNKNOWN_HANDLE, FORMAT), INVALID_OBJECT_HANDLE);
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.expect(
        s.call(VALUE, file.handle().raw(), NO_PROPERTY),
        INVALID_OBJECT_PROP_CODE,
        OBJECT_PROP_NOT_SUPPORTED);
  }

  private static Call setting(ObjectHandle object, int property, Bytes value) {
    return Call.of(SET_VALUE, object.raw(), property).sending(value);
  }

  private static void set(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = Card.upload(c, s, "JUDGE19A.DAT", Uploads.content(10));
    int format = Card.entry(c, s, file).info().format().raw();
    if (desc(c, s, FILE_NAME, format).getSet() == 1) {
      c.expectOk(
          s.call(setting(file, FILE_NAME, Settings.bytes(PropertyValue.text("JUDGE19B.DAT")))));
      String name = Card.entry(c, s, file).info().fileName();
      c.check(
          name.equals("JUDGE19B.DAT"),
          "file name \"JUDGE19B.DAT\"",
          "\"" + name + "\"",
          Optional.empty());
      c.expect(
          s.call(setting(file, FILE_NAME, Bytes.of(9))),
          Wanted.code(INVALID_OBJECT_PROP_FORMAT).tolerate(INVALID_OBJECT_PROP_VALUE));
    }
    c.expect(
        s.call(setting(file, SIZE, Settings.bytes(PropertyValue.of(DataType.UINT64, 1)))),
        ACCESS_DENIED);
  }

  private static ObjectPropList listed(CaseContext c, Answer answer) {
    return Card.decode(c, c.expectOk(answer), "ObjectPropList", ObjectPropList::decode);
  }

  private static void listValues(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    Answer answer = s.call(LIST, file.handle().raw(), 0, ALL, 0, 0);
    List<ObjectPropList.Entry> entries = listed(c, answer).entries();
    c.check(!entries.isEmpty(), "the properties of a file", "an empty list", Optional.empty());
    for (ObjectPropList.Entry entry : entries) {
      c.check(
          entry.object().equals(file.handle()),
          "entries of object " + Card.text(file.handle()),
          Card.text(entry.object()),
          Requests.dataPlace(answer));
      Bytes single = c.given(s.call(VALUE, file.handle().raw(), entry.property().raw())).data();
      c.check(
          Settings.bytes(entry.value()).equals(single),
          Words.hex(entry.property().raw(), 4) + " = " + single.toHex() + ", as by itself",
          Settings.bytes(entry.value()).toHex(),
          Requests.dataPlace(answer));
    }
  }

  private static void empty(CaseContext c) {
    int count = listed(c, c.session().call(LIST, 0, 0, FILE_NAME, 0, 0)).entries().size();
    c.check(count == 0, "an empty list", count + " entries", Optional.empty());
  }

  private static void noGroup(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.expect(
        s.call(LIST, file.handle().raw(), 0, 0, 0, 0),
        PARAMETER_NOT_SUPPORTED,
        SPECIFICATION_BY_GROUP_UNSUPPORTED);
  }

  private static void depth(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry folder = Card.first(c, s, "folder", Card.Entry::isFolder);
    Answer answer =
        c.expect(
            s.call(LIST, folder.handle().raw(), 0, FILE_NAME, 0, 1),
            OK,
            SPECIFICATION_BY_DEPTH_UNSUPPORTED);
    if (!answer.isOk()) {
      return;
    }
    Set<ObjectHandle> wanted = new HashSet<>(Card.list(c, s, Card.ALL, 0, folder.handle().raw()));
    wanted.add(folder.handle());
    Set<ObjectHandle> got = new HashSet<>();
    listed(c, answer).entries().forEach(entry -> got.add(entry.object()));
    c.check(
        got.equals(wanted),
        "the folder and its " + (wanted.size() - 1) + " children",
        got.size() + " objects",
        Requests.dataPlace(answer));
    Answer deep = s.call(LIST, 0, 0, FILE_NAME, 0, ALL);
    Answer everything = s.call(LIST, ALL, 0, FILE_NAME, 0, 0);
    if (deep.isOk() && everything.isOk()) {
      c.check(
          new HashSet<>(listed(c, deep).entries())
              .equals(new HashSet<>(listed(c, everything).entries())),
          "the same list from the root at full depth as for all objects",
          "another one",
          Requests.dataPlace(deep));
    }
  }

  private static void noList(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file = Card.first(c, s, "file", entry -> !entry.isFolder());
    c.expect(
        s.call(LIST, file.handle().raw(), 0, NO_PROPERTY, 0, 0),
        OBJECT_PROP_NOT_SUPPORTED,
        INVALID_OBJECT_PROP_CODE);
  }

  private static ObjectPropList.Entry entry(
      ObjectHandle object, int property, PropertyValue value) {
    return new ObjectPropList.Entry(object, new ObjectPropertyCode(property), value);
  }

  private static void setList(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = Card.upload(c, s, "JUDGE19C.DAT", Uploads.content(10));
    Answer answer =
        c.expect(
            s.call(
                Call.of(SET_LIST)
                    .sending(
                        ObjectPropList.of(
                                List.of(
                                    entry(file, FILE_NAME, PropertyValue.text("JUDGE19D.DAT")),
                                    entry(file, SIZE, PropertyValue.of(DataType.UINT64, 1))))
                            .encode())),
            ACCESS_DENIED);
    c.check(
        answer.parameter(1) == 1,
        "parameter 1 = 1, the entry that failed",
        Integer.toUnsignedString(answer.parameter(1)),
        Place.in(answer.end(), 14, 17));
    String name = Card.entry(c, s, file).info().fileName();
    c.check(
        name.equals("JUDGE19D.DAT"),
        "the first entry applied",
        "\"" + name + "\"",
        Optional.empty());
  }

  private static Call announcement(CaseContext c, ObjectPropList list, int size) {
    return Call.of(SEND_LIST, Card.stores(c).get(0).raw(), ALL, 0x3000, 0, size)
        .sending(list.encode());
  }

  private static void sendList(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(20);
    ObjectPropList list =
        ObjectPropList.of(
            List.of(entry(ObjectHandle.NONE, FILE_NAME, PropertyValue.text("JUDGE19E.DAT"))));
    Answer announced = c.expectOk(s.call(announcement(c, list, content.size())));
    Uploads.noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(SEND_OBJECT).sending(content));
    Uploads.noteIfStored(c, announced, sent);
    c.expectOk(sent);
    Card.Entry stored = Card.entry(c, s, new ObjectHandle(announced.parameter(3)));
    c.check(
        stored.info().fileName().equals("JUDGE19E.DAT"),
        "file name \"JUDGE19E.DAT\"",
        "\"" + stored.info().fileName() + "\"",
        Requests.dataPlace(stored.answer()));
  }

  private static void sendBadList(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectPropList list =
        ObjectPropList.of(
            List.of(
                entry(ObjectHandle.NONE, FILE_NAME, PropertyValue.text("JUDGE19F.DAT")),
                entry(ObjectHandle.NONE, NO_PROPERTY, PropertyValue.of(DataType.UINT32, 1))));
    Answer answer =
        c.expect(
            s.call(announcement(c, list, 20)),
            OBJECT_PROP_NOT_SUPPORTED,
            INVALID_OBJECT_PROP_CODE,
            INVALID_OBJECT_PROP_FORMAT,
            INVALID_OBJECT_PROP_VALUE);
    c.check(
        answer.parameter(4) == 1,
        "parameter 4 = 1, the property that failed",
        Integer.toUnsignedString(answer.parameter(4)),
        Place.in(answer.end(), 26, 29));
  }

  private static Bytes array(int... handles) {
    return new UInt32Array(Arrays.stream(handles).boxed().toList(), Bytes.EMPTY).encode();
  }

  private static void references(CaseContext c) {
    ProbeSession s = Uploads.session(c);
    ObjectHandle file = Card.upload(c, s, "JUDGE19G.DAT", Uploads.content(10));
    ObjectHandle one = Card.upload(c, s, "JUDGE19H.DAT", Uploads.content(10));
    ObjectHandle two = Card.upload(c, s, "JUDGE19I.DAT", Uploads.content(10));
    Bytes both = array(two.raw(), one.raw());
    c.expectOk(s.call(Call.of(SET_REFERENCES, file.raw()).sending(both)));
    Answer back = c.expectOk(s.call(REFERENCES, file.raw()));
    c.check(
        back.data().equals(both),
        "the two references in the order in which they were set",
        back.data().toHex(),
        Requests.dataPlace(back));
    c.expect(s.call(REFERENCES, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
    c.expect(
        s.call(Call.of(SET_REFERENCES, file.raw()).sending(array(one.raw(), Card.UNKNOWN_HANDLE))),
        INVALID_OBJECT_REFERENCE,
        INVALID_OBJECT_HANDLE);
  }

  private static void bigValues(CaseContext c) {
    ProbeSession s = c.session();
    int big = 0;
    for (int format : formats(c)) {
      for (int property : properties(c, s, format)) {
        ObjectPropDesc desc = desc(c, s, property, format);
        if (desc.form() instanceof PropertyForm.LongString
            || desc.form() instanceof PropertyForm.ByteArray) {
          big++;
          c.check(
              desc.groupCode() == -1,
              "group code 0xFFFFFFFF of " + Words.hex(property, 4),
              Words.hex(desc.groupCode(), 8),
              Optional.empty());
        }
      }
    }
    if (big == 0) {
      throw c.stopNotApplicable("there is no LongString and no ByteArray");
    }
  }
}
