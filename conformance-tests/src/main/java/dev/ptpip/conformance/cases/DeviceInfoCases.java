package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_DESC;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Group 10: GetDeviceInfo. */
final class DeviceInfoCases {
  private static final DevicePropertyCode FUNCTIONAL_MODE = new DevicePropertyCode(0x5002);
  private static final EventCode DEVICE_INFO_CHANGED = new EventCode(0x4008);
  private static final int MTP = 0xFFFF_FFFF;
  private static final int MICROSOFT = 6;

  /** What a camera is expected to have. */
  private static final List<Integer> USUAL =
      List.of(0x1001, 0x1002, 0x1003, 0x1004, 0x1005, 0x1007, 0x1008, 0x1009, 0x100A);

  /** Standard operations that change nothing, with parameters that name nothing. */
  private static final Map<Integer, int[]> HARMLESS =
      Map.ofEntries(
          Map.entry(0x1001, new int[] {}),
          Map.entry(0x1004, new int[] {}),
          Map.entry(0x1005, new int[] {Card.UNKNOWN_STORE}),
          Map.entry(0x1006, new int[] {Card.UNKNOWN_STORE, 0, 0}),
          Map.entry(0x1007, new int[] {Card.UNKNOWN_STORE, 0, 0}),
          Map.entry(0x1008, new int[] {Card.UNKNOWN_HANDLE}),
          Map.entry(0x1009, new int[] {Card.UNKNOWN_HANDLE}),
          Map.entry(0x100A, new int[] {Card.UNKNOWN_HANDLE}),
          Map.entry(0x1014, new int[] {0x5FFF}),
          Map.entry(0x1015, new int[] {0x5FFF}),
          Map.entry(0x101B, new int[] {Card.UNKNOWN_HANDLE, 0, 1}),
          Map.entry(0x9801, new int[] {0x3801}),
          Map.entry(0x9802, new int[] {0xDC02, 0x3801}),
          Map.entry(0x9803, new int[] {Card.UNKNOWN_HANDLE, 0xDC02}),
          Map.entry(0x9805, new int[] {Card.UNKNOWN_HANDLE, 0, 0xDC02, 0, 0}),
          Map.entry(0x9810, new int[] {Card.UNKNOWN_HANDLE}));

  static final CaseGroup GROUP =
      CaseGroup.of(
          "deviceinfo",
          ConformanceCase.of(
              "PTP-DEVINFO-01", "GetDeviceInfo gives one DeviceInfo dataset", DeviceInfoCases::one),
          ConformanceCase.of(
              "PTP-DEVINFO-02", "StandardVersion is 100", DeviceInfoCases::standardVersion),
          ConformanceCase.of(
              "PTP-DEVINFO-03",
              "operations that are listed are carried out",
              DeviceInfoCases::listedOperationsWork),
          ConformanceCase.of(
              "PTP-DEVINFO-04",
              "the operations that every camera needs are listed",
              DeviceInfoCases::usualOperations),
          ConformanceCase.of(
                  "PTP-DEVINFO-05",
                  "properties that are listed are described",
                  DeviceInfoCases::listedPropertiesAreDescribed)
              .needs(Need.operation(GET_DEVICE_PROP_DESC)),
          ConformanceCase.of(
              "PTP-DEVINFO-06", "codes are from the range of their kind", DeviceInfoCases::ranges),
          ConformanceCase.of(
              "PTP-DEVINFO-07", "no code is listed twice", DeviceInfoCases::duplicates),
          ConformanceCase.of(
              "PTP-DEVINFO-08",
              "the serial number has 32 hexadecimal digits",
              DeviceInfoCases::serialNumber),
          ConformanceCase.of(
              "PTP-DEVINFO-09",
              "the vendor extension is that of MTP",
              DeviceInfoCases::vendorExtension),
          ConformanceCase.of(
              "PTP-DEVINFO-10",
              "FunctionalMode is that of property 0x5002",
              DeviceInfoCases::functionalMode),
          ConformanceCase.of(
                  "PTP-DEVINFO-11",
                  "a change of the dataset is announced",
                  DeviceInfoCases::changesAreAnnounced)
              .needs(Need.event(DEVICE_INFO_CHANGED))
              .withoutSabotage(),
          ConformanceCase.of(
              "PTP-DEVINFO-12",
              "what is on the card has a format that is listed",
              DeviceInfoCases::formats));

  private DeviceInfoCases() {}

  private static DeviceInfo read(CaseContext c, Answer answer) {
    return Card.decode(c, answer, "DeviceInfo", DeviceInfo::decode);
  }

  private static void one(CaseContext c) {
    Answer answer = c.expectOk(c.session().call(GET_DEVICE_INFO));
    read(c, answer);
    List<Anomaly> anomalies = new ArrayList<>();
    DeviceInfo.decode(answer.data(), DecodePolicy.collecting(anomalies::add));
    for (Anomaly anomaly : anomalies) {
      c.check(
          anomaly.kind() != Anomaly.Kind.MISSING_FIELD,
          "fourteen fields",
          anomaly.field() + ": " + anomaly.detail(),
          Requests.dataPlace(answer));
    }
  }

  private static void standardVersion(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    int version = read(c, answer).standardVersion();
    c.check(
        version == 100 || version == 110,
        "StandardVersion 100, or 110 for PTP 1.1",
        "StandardVersion " + version,
        Requests.dataPlace(answer));
  }

  private static void listedOperationsWork(CaseContext c) {
    ProbeSession s = c.session();
    int tried = 0;
    for (OperationCode operation : c.info().operations()) {
      int[] parameters = HARMLESS.get(operation.raw());
      if (parameters != null) {
        tried++;
        Answer answer = s.call(operation, parameters);
        c.expect(answer, Wanted.anyError().or(OK));
        c.check(
            !answer.is(OPERATION_NOT_SUPPORTED),
            "anything but " + Words.of(OPERATION_NOT_SUPPORTED) + ", the operation is listed",
            Words.of(operation) + ": " + answer.describe(),
            Place.in(answer.end(), 8, 9));
      }
    }
    c.note(tried + " of " + c.info().operations().size() + " listed operations were tried");
  }

  private static void usualOperations(CaseContext c) {
    List<String> missing =
        USUAL.stream()
            .map(OperationCode::new)
            .filter(operation -> !c.info().supports(operation))
            .map(Words::of)
            .toList();
    c.check(
        missing.isEmpty(),
        "the nine operations of a camera are listed",
        "missing: " + String.join(", ", missing),
        Optional.empty());
  }

  private static void listedPropertiesAreDescribed(CaseContext c) {
    ProbeSession s = c.session();
    for (DevicePropertyCode property : c.info().deviceProperties()) {
      c.expect(
          s.call(GET_DEVICE_PROP_DESC, property.raw()),
          Wanted.code(OK, DEVICE_BUSY, ACCESS_DENIED));
    }
    c.note(c.info().deviceProperties().size() + " properties described");
  }

  private static void ranges(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    DeviceInfo info = read(c, answer);
    List<String> strangers = new ArrayList<>();
    collect(strangers, "operation", info.operations(), Set.of(0x1, 0x9));
    collect(strangers, "event", info.events(), Set.of(0x4, 0xC));
    collect(strangers, "property", info.deviceProperties(), Set.of(0x5, 0xD));
    collect(strangers, "format", info.captureFormats(), Set.of(0x3, 0xB));
    collect(strangers, "format", info.imageFormats(), Set.of(0x3, 0xB));
    c.check(
        strangers.isEmpty(),
        "operations 0x1xxx or 0x9xxx, events 0x4xxx or 0xCxxx, properties 0x5xxx or 0xDxxx,"
            + " formats 0x3xxx or 0xBxxx",
        String.join(", ", strangers),
        Requests.dataPlace(answer));
  }

  private static void collect(
      List<String> strangers, String kind, List<? extends Code> codes, Set<Integer> ranges) {
    for (Code code : codes) {
      if (!ranges.contains(code.raw() >>> 12)) {
        strangers.add(kind + " " + Words.hex(code.raw(), 4));
      }
    }
  }

  private static void duplicates(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    DeviceInfo info = read(c, answer);
    List<String> twice = new ArrayList<>();
    for (List<? extends Code> codes :
        List.of(
            info.operations(),
            info.events(),
            info.deviceProperties(),
            info.captureFormats(),
            info.imageFormats())) {
      Set<Integer> seen = new HashSet<>();
      for (Code code : codes) {
        if (!seen.add(code.raw())) {
          twice.add(Words.hex(code.raw(), 4));
        }
      }
    }
    c.check(
        twice.isEmpty(),
        "each code once in its array",
        "twice: " + String.join(", ", twice),
        Requests.dataPlace(answer));
  }

  private static boolean speaksMtp(DeviceInfo info) {
    return info.vendorExtensionId() == MTP
        || info.vendorExtensionId() == MICROSOFT
        || info.vendorExtensionDesc().contains("microsoft.com");
  }

  private static void serialNumber(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    DeviceInfo info = read(c, answer);
    if (!speaksMtp(info)) {
      throw c.stopNotApplicable("no MTP device: any string will do");
    }
    c.check(
        info.serialNumber().matches("[0-9A-Fa-f]{32}"),
        "32 hexadecimal digits",
        "\"" + info.serialNumber() + "\"",
        Requests.dataPlace(answer));
  }

  private static void vendorExtension(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    DeviceInfo info = read(c, answer);
    if (!speaksMtp(info)) {
      throw c.stopNotApplicable("no MTP device");
    }
    c.check(
        info.vendorExtensionId() == MTP || info.vendorExtensionId() == MICROSOFT,
        "VendorExtensionID 0xFFFFFFFF or 0x00000006",
        Words.hex(info.vendorExtensionId(), 8),
        Requests.dataPlace(answer));
    c.prefer(
        info.vendorExtensionDesc().matches("([^:;]+: *[0-9.]+; ?)+"),
        "items \"domain: version; \"",
        "\"" + info.vendorExtensionDesc() + "\"",
        Requests.dataPlace(answer));
  }

  private static void functionalMode(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = c.given(s.call(GET_DEVICE_INFO));
    int mode = read(c, answer).functionalMode();
    if (!c.facts().supports(FUNCTIONAL_MODE)) {
      c.check(
          mode == 0,
          "FunctionalMode 0, there is no property 0x5002",
          "FunctionalMode " + mode,
          Requests.dataPlace(answer));
      return;
    }
    Answer value = c.given(s.call(GET_DEVICE_PROP_VALUE, FUNCTIONAL_MODE.raw()));
    c.require(
        value.data().size() == 2,
        "a UINT16",
        value.data().size() + " bytes",
        Requests.dataPlace(value));
    int property = (value.data().at(0) & 0xFF) | (value.data().at(1) & 0xFF) << 8;
    c.check(
        property == mode,
        "FunctionalMode " + property + ", as property 0x5002",
        "FunctionalMode " + mode,
        Requests.dataPlace(answer));
  }

  private static void changesAreAnnounced(CaseContext c) {
    ProbeSession s = c.session();
    DeviceInfo before = read(c, c.given(s.call(GET_DEVICE_INFO)));
    c.hand(new Hand.EjectCard(1));
    DeviceInfo after = read(c, c.given(s.call(GET_DEVICE_INFO)));
    if (before.equals(after)) {
      throw c.stopNotApplicable("nothing that a hand can do changes the dataset of this body");
    }
    c.check(
        s.awaitEvent(event -> event.event().equals(DEVICE_INFO_CHANGED), c.timing().step())
            .isPresent(),
        "event DeviceInfoChanged",
        "the dataset differs and no event came",
        Optional.empty());
  }

  private static void formats(CaseContext c) {
    ProbeSession s = c.session();
    DeviceInfo info = c.info();
    Set<ObjectFormatCode> listed = new HashSet<>(info.captureFormats());
    listed.addAll(info.imageFormats());
    Set<String> strangers = new TreeSet<>();
    if (!listed.contains(new ObjectFormatCode(0x3000))) {
      for (ObjectHandle handle : Card.all(c, s).stream().limit(Card.SAMPLE).toList()) {
        ObjectFormatCode format = Card.entry(c, s, handle).info().format();
        if (!listed.contains(format)) {
          strangers.add(Words.hex(format.raw(), 4));
        }
      }
    }
    c.check(
        strangers.isEmpty(),
        "only formats of CaptureFormats or ImageFormats: "
            + listed.stream()
                .map(each -> Words.hex(each.raw(), 4))
                .sorted()
                .collect(Collectors.joining(", ")),
        "objects of format " + String.join(", ", strangers),
        Optional.empty());
  }
}
