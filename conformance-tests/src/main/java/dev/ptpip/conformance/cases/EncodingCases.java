package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_DESC;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Group 21: how datasets and values are encoded, judged by all datasets that a target gives without
 * being changed. What only a reader could get wrong is judged with the clients.
 */
final class EncodingCases {
  private static final OperationCode GET_OBJECT_PROPS_SUPPORTED = new OperationCode(0x9801);
  private static final OperationCode GET_OBJECT_PROP_DESC = new OperationCode(0x9802);
  private static final OperationCode GET_OBJECT_PROP_LIST = new OperationCode(0x9805);

  /** What tells the type of an array from that of its elements. */
  private static final int ARRAY = 0x4000;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "encoding",
          of("PTP-ENC-01", "strings count their units", strings("PTP-ENC-01", "PTP-ENC-04")),
          of("PTP-ENC-02", "an empty string is one byte", strings("PTP-ENC-02")),
          of("PTP-ENC-03", "the last unit of a string is NUL", strings("PTP-ENC-03")),
          of("PTP-ENC-04", "a string of 254 characters comes back", EncodingCases::longName)
              .allow(Permission.WRITE)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card())
              .withoutSabotage(),
          of("PTP-ENC-05", "characters of two units come back", EncodingCases::surrogates)
              .allow(Permission.WRITE)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          of("PTP-ENC-06", "arrays count their elements", strings("PTP-ENC-06")),
          of("PTP-ENC-07", "there are no arrays of strings", EncodingCases::noStringArrays)
              .needs(Need.operation(GET_DEVICE_PROP_DESC)),
          of("PTP-ENC-08", "integers are little-endian", EncodingCases::littleEndian),
          of(
              "PTP-ENC-09",
              "DeviceInfo is encoded as the standard has it",
              EncodingCases::deviceInfo),
          of(
                  "PTP-ENC-10",
                  "ObjectInfo is encoded as the standard has it",
                  EncodingCases::objectInfo)
              .needs(Need.card()),
          of(
                  "PTP-ENC-11",
                  "StorageInfo is encoded as the standard has it",
                  EncodingCases::storageInfo)
              .needs(Need.card()),
          of(
                  "PTP-ENC-12",
                  "DevicePropDesc is encoded as the standard has it",
                  EncodingCases::propertyDescriptions)
              .needs(Need.operation(GET_DEVICE_PROP_DESC)),
          of("PTP-ENC-13", "dates have the form of the standard", strings("PTP-ENC-13")),
          of("PTP-ENC-17", "a code is taken by its value", EncodingCases::codesByValue),
          of(
                  "MTP-ENC-18",
                  "object properties are encoded as the standard has it",
                  EncodingCases::objectProperties)
              .needs(Need.operation(GET_OBJECT_PROPS_SUPPORTED)));

  private EncodingCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body);
  }

  /** A dataset that came, with what its decoder found odd. */
  private record Read(String what, Answer answer, Dataset value, List<Anomaly> anomalies) {}

  private static Read read(
      CaseContext c,
      Answer answer,
      String what,
      BiFunction<Bytes, DecodePolicy, ? extends Dataset> decoder) {
    List<Anomaly> anomalies = new ArrayList<>();
    try {
      Dataset value = decoder.apply(answer.data(), DecodePolicy.collecting(anomalies::add));
      return new Read(what, answer, value, anomalies);
    } catch (DecodeException malformed) {
      throw c.fail(
          "one " + what + " dataset",
          String.valueOf(malformed.getMessage()),
          Requests.dataPlace(answer));
    }
  }

  /** Everything that can be read without changing anything. */
  private static List<Read> all(CaseContext c, ProbeSession s) {
    List<Read> all = new ArrayList<>();
    all.add(read(c, c.given(s.call(GET_DEVICE_INFO)), "DeviceInfo", DeviceInfo::decode));
    for (StorageId store : Card.stores(c)) {
      all.add(
          read(
              c,
              c.given(s.call(GET_STORAGE_INFO, store.raw())),
              "StorageInfo",
              StorageInfo::decode));
    }
    if (!Card.stores(c).isEmpty()) {
      for (ObjectHandle handle : Card.all(c, s).stream().limit(Card.SAMPLE).toList()) {
        all.add(
            read(
                c,
                c.given(s.call(OperationCode.GET_OBJECT_INFO, handle.raw())),
                "ObjectInfo",
                ObjectInfo::decode));
      }
    }
    if (c.facts().supports(GET_DEVICE_PROP_DESC)) {
      for (DevicePropertyCode property : c.info().deviceProperties()) {
        Answer answer = s.call(GET_DEVICE_PROP_DESC, property.raw());
        if (answer.isOk()) {
          all.add(read(c, answer, "DevicePropDesc", DevicePropDesc::decode));
        }
      }
    }
    return all;
  }

  /** No dataset may break one of these rules, as its decoder sees it. */
  private static CaseBody strings(String... rules) {
    List<String> wanted = List.of(rules);
    return c -> {
      List<Read> all = all(c, c.session());
      for (Read read : all) {
        for (Anomaly anomaly : read.anomalies()) {
          if (wanted.contains(anomaly.rule())) {
            c.check(
                false,
                "rule " + anomaly.rule() + " in " + read.answer().call().describe(),
                anomaly.field() + ": " + anomaly.detail(),
                Requests.dataPlace(read.answer())
                    .map(
                        place ->
                            new Place(
                                place.frame(), 12 + anomaly.offset(), 12 + anomaly.offset())));
          }
        }
      }
      c.note(all.size() + " datasets decoded");
    };
  }

  /** Each dataset has to be the same again when it is encoded. */
  private static void roundTrip(CaseContext c, Predicate<Read> which) {
    int seen = 0;
    for (Read read : all(c, c.session())) {
      if (which.test(read)) {
        seen += canonical(c, read);
      }
    }
    c.note(seen + " datasets encoded again");
  }

  private static void deviceInfo(CaseContext c) {
    roundTrip(c, read -> read.value() instanceof DeviceInfo);
  }

  private static void objectInfo(CaseContext c) {
    roundTrip(c, read -> read.value() instanceof ObjectInfo);
  }

  private static void storageInfo(CaseContext c) {
    roundTrip(c, read -> read.value() instanceof StorageInfo);
  }

  private static void propertyDescriptions(CaseContext c) {
    roundTrip(c, read -> read.value() instanceof DevicePropDesc);
  }

  private static void noStringArrays(CaseContext c) {
    for (Settings.Described each : Settings.all(c, c.session())) {
      int type = each.desc().typeCode();
      c.check(
          type == DataType.STR.code() || (type & ~ARRAY) <= DataType.UINT128.code(),
          "a data type of the standard for " + Settings.text(each.code()),
          Words.hex(type, 4),
          Requests.dataPlace(each.answer()));
    }
  }

  /** A big-endian responder would say 0x6400 for 100, and count its operations by the thousand. */
  private static void littleEndian(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    Bytes data = answer.data();
    c.require(
        data.size() >= 2,
        "a DeviceInfo dataset",
        data.size() + " bytes",
        Requests.dataPlace(answer));
    int little = (data.at(0) & 0xFF) | (data.at(1) & 0xFF) << 8;
    int big = (data.at(0) & 0xFF) << 8 | (data.at(1) & 0xFF);
    c.check(
        little == 100 || little == 110 || (big != 100 && big != 110),
        "StandardVersion 100 as 64 00",
        data.slice(0, 2).toHex(),
        Requests.dataPlace(answer));
    read(c, answer, "DeviceInfo with little-endian counts", DeviceInfo::decode);
  }

  private static void nameComesBack(CaseContext c, String name) {
    ProbeSession s = Uploads.session(c);
    Bytes content = Uploads.content(8);
    Answer announced = s.call(Uploads.announce(name, content.size()));
    if (!announced.isOk()) {
      throw c.stopNotApplicable("such a name is not taken: " + announced.describe());
    }
    Uploads.noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(SEND_OBJECT).sending(content));
    Uploads.noteIfStored(c, announced, sent);
    c.given(sent);
    Card.Entry entry = Card.entry(c, s, new ObjectHandle(announced.parameter(3)));
    c.check(
        entry.info().fileName().equals(name),
        "file name \"" + name + "\"",
        "\"" + entry.info().fileName() + "\"",
        Requests.dataPlace(entry.answer()));
  }

  private static void longName(CaseContext c) {
    nameComesBack(c, "J".repeat(250) + ".DAT");
  }

  private static void surrogates(CaseContext c) {
    nameComesBack(c, "JUDGE\uD83D\uDE00.DAT");
  }

  /** An operation of the right range that nobody knows is not taken for a neighbour. */
  private static void codesByValue(CaseContext c) {
    ProbeSession s = c.session();
    for (int code : new int[] {0x1FFF, 0x9FFE}) {
      OperationCode operation = new OperationCode(code);
      if (!c.facts().supports(operation)) {
        c.expect(s.call(operation), OPERATION_NOT_SUPPORTED);
      }
    }
  }

  private static void objectProperties(CaseContext c) {
    ProbeSession s = c.session();
    int seen = 0;
    for (int format : ObjectPropertyCases.formats(c)) {
      Answer listed = s.call(GET_OBJECT_PROPS_SUPPORTED, format);
      if (!listed.isOk()) {
        continue;
      }
      for (int property :
          Card.decode(c, listed, "array of property codes", UInt16Array::decode)
              .<Integer>as(code -> code)) {
        Answer answer = c.given(s.call(GET_OBJECT_PROP_DESC, property, format));
        seen += canonical(c, read(c, answer, "ObjectPropDesc", ObjectPropDesc::decode));
      }
    }
    if (c.facts().supports(GET_OBJECT_PROP_LIST) && !Card.stores(c).isEmpty()) {
      for (ObjectHandle handle : Card.all(c, s).stream().limit(5).toList()) {
        Answer answer = c.given(s.call(GET_OBJECT_PROP_LIST, handle.raw(), 0, -1, 0, 0));
        seen += canonical(c, read(c, answer, "ObjectPropList", ObjectPropList::decode));
      }
    }
    c.note(seen + " datasets encoded again");
  }

  private static int canonical(CaseContext c, Read read) {
    Bytes again = read.value().encode();
    c.check(
        again.equals(read.answer().data()),
        read.what() + " of " + read.answer().call().describe() + " in its canonical form",
        Requests.difference(again, read.answer().data()),
        Requests.dataPlace(read.answer()));
    for (Anomaly anomaly : read.anomalies()) {
      c.prefer(
          anomaly.kind() != Anomaly.Kind.TRAILING_BYTES,
          "nothing behind the " + read.what() + " of " + read.answer().call().describe(),
          anomaly.toString(),
          Requests.dataPlace(read.answer()));
    }
    return 1;
  }
}
