package dev.ptpip.pcap.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.describe.TextOptions.Folding;
import dev.ptpip.pcap.describe.TextOptions.ShownBytes;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormTest {
  private static final OperationCode DEVICE_READY = new OperationCode(0x90C8);

  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = folder.resolve("staged.pcapng");
  }

  private List<String> lines(TextOptions options) throws IOException {
    return lines(options, Optional.empty());
  }

  private List<String> lines(TextOptions options, Optional<VendorExtension> vendor)
      throws IOException {
    List<String> lines = new ArrayList<>();
    Description description = Description.of(file, vendor);
    description.tell(new TextForm(description, options, (tone, text) -> lines.add(text)));
    return lines;
  }

  private static TextOptions listed() {
    return new TextOptions(Set.of(), Folding.LISTED, ShownBytes.NONE);
  }

  private static Bytes nikon() {
    return new DeviceInfo(
            100,
            10,
            100,
            "",
            0,
            List.of(DEVICE_READY),
            List.of(EventCode.OBJECT_ADDED),
            List.of(),
            List.of(),
            List.of(),
            "Nikon Corporation",
            "D5300",
            "V1.03",
            "2000001")
        .encode();
  }

  private static String row(List<String> lines, String part) {
    return lines.stream()
        .filter(line -> line.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(part + " is not in\n" + String.join("\n", lines)));
  }

  @Test
  void theHeadSaysWhoTalkedToWhomAndHowMuch() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_DEVICE_INFO, 1).data(1, nikon());
      capture.answer(ResponseCode.OK, 1).ask(OperationCode.CLOSE_SESSION, 2);
      capture.answer(ResponseCode.OK, 2).hangUp();
    }

    assertThat(lines(TextOptions.DEFAULT).get(0))
        .contains("laptop 192.168.1.10:40000 → Nikon Corporation D5300 192.168.1.1:15740")
        .contains("command + event")
        .contains("3 transactions · 0 events");
  }

  @Test
  void namesAreTheVendorsEvenBeforeItsDeviceInfo() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(DEVICE_READY, 1).answer(ResponseCode.OK, 1);
      capture.ask(OperationCode.GET_DEVICE_INFO, 2).data(2, nikon()).answer(ResponseCode.OK, 2);
    }

    assertThat(row(lines(TextOptions.DEFAULT), "DeviceReady")).contains(" 1  DeviceReady");
  }

  @Test
  void theVendorCanBeChosen() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(DEVICE_READY, 1).answer(ResponseCode.OK, 1);
    }

    assertThat(row(lines(TextOptions.DEFAULT), "0x90C8")).contains("0x90C8");
    assertThat(lines(TextOptions.DEFAULT, Optional.of(new NikonExtension())))
        .anyMatch(line -> line.contains("DeviceReady"));
  }

  @Test
  void pollsAreFoldedUntilTheDeviceIsReady() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session();
      for (int id = 1; id <= 7; id++) {
        capture.after(98).ask(DEVICE_READY, id).answer(ResponseCode.DEVICE_BUSY, id);
      }
      capture.ask(DEVICE_READY, 8).answer(ResponseCode.OK, 8);
    }

    List<String> folded = lines(TextOptions.DEFAULT, Optional.of(new NikonExtension()));
    assertThat(row(folded, "DeviceReady"))
        .contains(" 1–8  DeviceReady")
        .contains("DeviceBusy ×7 in 0.60 s, then OK");
    List<String> all = lines(listed(), Optional.of(new NikonExtension()));
    assertThat(all.stream().filter(line -> line.contains("DeviceReady"))).hasSize(8);
  }

  @Test
  void repetitionsWithTheSameOutcomeAreOneLine() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session();
      for (int id = 1; id <= 13; id++) {
        capture
            .ask(OperationCode.GET_DEVICE_PROP_DESC, id, 0x5001 + id)
            .answer(ResponseCode.ACCESS_DENIED, id);
      }
    }

    assertThat(row(lines(TextOptions.DEFAULT), "13 ×"))
        .contains("1–13  13 × GetDevicePropDesc")
        .contains("AccessDenied")
        .endsWith("--all to list");
  }

  @Test
  void twoOfAKindAreNotFolded() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_NUM_OBJECTS, 1, -1).answer(ResponseCode.OK, 1, 4);
      capture.ask(OperationCode.GET_NUM_OBJECTS, 2, 0x10001).answer(ResponseCode.OK, 2, 5);
    }

    assertThat(lines(TextOptions.DEFAULT))
        .anyMatch(line -> line.contains("GetNumObjects 0xFFFFFFFF") && line.contains("OK 4"))
        .anyMatch(line -> line.contains("GetNumObjects 0x00010001") && line.contains("OK 5"));
  }

  @Test
  void datasetsAreDecodedIntoFields() throws IOException {
    DevicePropertyCode program = DevicePropertyCode.EXPOSURE_PROGRAM_MODE;
    Bytes description =
        DevicePropDesc.of(
                program,
                PropertyAccess.GET_SET,
                PropertyValue.of(DataType.UINT16, 1),
                PropertyValue.of(DataType.UINT16, 2),
                PropertyForm.none())
            .encode();
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_DEVICE_PROP_DESC, 1, program.raw());
      capture.data(1, description).answer(ResponseCode.OK, 1);
    }

    assertThat(lines(listed()).stream().map(String::strip))
        .contains("DevicePropDesc", "DataType  UINT16", "GetSet  GET_SET")
        .anyMatch(line -> line.startsWith("CurrentValue  ") && line.contains("2"));
  }

  @Test
  void anEventDuringATransactionStandsBehindIt() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.INITIATE_CAPTURE, 1);
      capture.eventFrom(
          Side.RESPONDER, Event.of(EventCode.OBJECT_ADDED, new TransactionId(1), 0x2911000E));
      capture.answer(ResponseCode.OK, 1);
    }

    List<String> lines = lines(TextOptions.DEFAULT);
    int asked = lines.indexOf(row(lines, "InitiateCapture"));
    assertThat(lines.get(asked + 1)).endsWith("event ObjectAdded 0x2911000E");
  }

  @Test
  void aRequestWithoutAnswerSaysHowTheConnectionEnded() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_OBJECT_INFO, 1, 7).reset(Side.RESPONDER);
    }

    assertThat(row(lines(TextOptions.DEFAULT), "GetObjectInfo"))
        .endsWith("no answer; camera reset the connection");
  }

  @Test
  void aCancelIsPartOfItsTransaction() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_OBJECT, 1, 7);
      capture.camera(new StartData(new TransactionId(1), 1000));
      capture.client(new Cancel(new TransactionId(1)));
      capture.eventFrom(Side.INITIATOR, new Cancel(new TransactionId(1)));
      capture.answer(ResponseCode.TRANSACTION_CANCELLED, 1);
    }

    assertThat(row(lines(TextOptions.DEFAULT), "GetObject 0x00000007"))
        .contains("data 0 B of 1 000 B")
        .contains("cancelled by the client")
        .contains("TransactionCancelled");
  }

  @Test
  void aRefusalNamesItsReason() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.client(new InitCommandRequest(StagedCapture.CLIENT, "laptop", ProtocolVersion.V1_0));
      capture.camera(new InitFail(InitFail.Reason.REJECTED_INITIATOR)).hangUp();
    }

    assertThat(row(lines(TextOptions.DEFAULT), "Init Command \"laptop\""))
        .endsWith("Init Fail, reason 1 (rejected initiator)");
  }

  @Test
  void probesAreTold() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().eventFrom(Side.INITIATOR, new ProbeRequest());
      capture.eventFrom(Side.RESPONDER, new ProbeResponse());
    }

    assertThat(lines(TextOptions.DEFAULT))
        .anyMatch(line -> line.endsWith("Probe Request"))
        .anyMatch(line -> line.endsWith("Probe Response"));
  }

  @Test
  void dataOfAnotherLengthThanAnnouncedIsFoundWithItsFrames() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_OBJECT, 1, 7).data(1, 2, Bytes.of(1, 2, 3, 4));
      capture.answer(ResponseCode.OK, 1);
    }

    List<String> lines = lines(TextOptions.DEFAULT);
    assertThat(row(lines, "! PTPIP-DATA-02    "))
        .contains("camera: Start_Data announced 2 B, 4 B came")
        .containsPattern("frames \\d+–\\d+");
    assertThat(lines).anyMatch(line -> line.matches("\\d+ findings?"));
  }

  @Test
  void anAnomalyIsMarkedWithFrameAndBytes() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session();
      capture.raw(
          Side.RESPONDER, new StartData(new TransactionId(9), 0).encode().concat(Bytes.EMPTY));
    }

    assertThat(lines(TextOptions.DEFAULT))
        .anyMatch(line -> line.contains("!") && line.contains("frame") && line.contains("bytes"));
  }

  @Test
  void conversationsThatOverlapAreNumbered() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().another().session().ask(OperationCode.CLOSE_SESSION, 1);
      capture.answer(ResponseCode.OK, 1).hangUp();
    }

    List<String> lines = lines(TextOptions.DEFAULT);
    assertThat(lines.get(0)).startsWith("#1  laptop");
    assertThat(lines.get(1)).startsWith("#2  laptop");
    assertThat(row(lines, "CloseSession")).startsWith("#2");
  }

  @Test
  void onlyWhatIsWantedIsTold() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.CLOSE_SESSION, 1).answer(ResponseCode.OK, 1);
    }

    List<String> lines =
        lines(
            new TextOptions(Set.of(OperationCode.CLOSE_SESSION), Folding.FOLDED, ShownBytes.NONE));
    assertThat(lines).anyMatch(line -> line.contains("CloseSession"));
    assertThat(lines).noneMatch(line -> line.contains("OpenSession"));
  }

  @Test
  void bytesAreShownWhenAskedFor() throws IOException {
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().send(OperationCode.SEND_OBJECT, 1, Bytes.of(0x50, 0x54, 0x50, 0x21));
      capture.answer(ResponseCode.OK, 1);
    }

    assertThat(lines(new TextOptions(Set.of(), Folding.FOLDED, ShownBytes.HEX)))
        .anyMatch(line -> line.contains("50 54 50 21") && line.endsWith("PTP!"));
  }
}
