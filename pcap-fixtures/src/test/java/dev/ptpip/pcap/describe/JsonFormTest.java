package dev.ptpip.pcap.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.describe.TextOptions.Folding;
import dev.ptpip.pcap.describe.TextOptions.ShownBytes;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormTest {
  private Path folder = Path.of("");

  @BeforeEach
  void nameTheFolder(@TempDir Path made) {
    folder = made;
  }

  private static Object schema() throws IOException {
    try (InputStream in = JsonForm.class.getResourceAsStream("describe.schema.json")) {
      assertThat(in).isNotNull();
      return JsonTree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<?, ?> json(Path file) throws IOException {
    StringWriter out = new StringWriter();
    Description description = Description.of(file, Optional.empty());
    description.tell(
        new JsonForm(description, new TextOptions(Set.of(), Folding.FOLDED, ShownBytes.HEX), out));
    return (Map<?, ?>) JsonTree.parse(out.toString());
  }

  private static Map<?, ?> entry(Map<?, ?> json, String kind) {
    return JsonTree.list(json, "entries").stream()
        .map(each -> (Map<?, ?>) each)
        .filter(each -> kind.equals(each.get("kind")))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private Path everything() throws IOException {
    Path file = folder.resolve("everything.pcapng");
    DevicePropertyCode program = DevicePropertyCode.EXPOSURE_PROGRAM_MODE;
    try (StagedCapture capture = new StagedCapture(file)) {
      capture.session().ask(OperationCode.GET_STORAGE_IDS, 1);
      capture.data(1, UInt32Array.of(List.of(0x10001), raw -> raw).encode());
      capture.answer(ResponseCode.OK, 1).ask(OperationCode.GET_OBJECT_INFO, 2, 7);
      ObjectInfo picture =
          ObjectInfo.builder(new StorageId(0x10001), ObjectFormatCode.EXIF_JPEG, "DSC_0001.JPG")
              .compressedSize(8_392_114)
              .build();
      capture.data(2, picture.encode()).answer(ResponseCode.OK, 2);
      capture.ask(OperationCode.GET_DEVICE_PROP_DESC, 3, program.raw());
      DevicePropDesc description =
          DevicePropDesc.of(
              program,
              PropertyAccess.GET,
              PropertyValue.of(DataType.UINT16, 1),
              PropertyValue.of(DataType.UINT16, 1),
              PropertyForm.none());
      capture.data(3, description.encode()).answer(ResponseCode.OK, 3);
      capture.ask(OperationCode.GET_OBJECT, 4, 7);
      capture.eventFrom(Side.RESPONDER, Event.of(EventCode.OBJECT_ADDED, new TransactionId(4), 8));
      capture.camera(new StartData(new TransactionId(4), 1000));
      capture.client(new Cancel(new TransactionId(4)));
      capture.answer(ResponseCode.TRANSACTION_CANCELLED, 4);
      capture.eventFrom(Side.INITIATOR, new ProbeRequest());
      capture.eventFrom(Side.RESPONDER, new ProbeResponse());
      capture.send(OperationCode.SEND_OBJECT, 5, Bytes.of(1, 2, 3)).answer(ResponseCode.OK, 6);
      capture.ask(OperationCode.GET_OBJECT, 7, 7).reset(Side.RESPONDER);
    }
    return file;
  }

  @Test
  void theDocumentIsWhatItsSchemaSays() throws IOException {
    Map<?, ?> json = json(everything());

    assertThat(new SchemaCheck(schema()).problems(json)).isEmpty();
    assertThat(
            JsonTree.list(json, "entries").stream()
                .map(each -> String.valueOf(((Map<?, ?>) each).get("kind"))))
        .contains("handshake", "transaction", "event", "single", "oddity");
  }

  @Test
  void theSchemaRefusesWhatItDoesNotName() throws IOException {
    Map<?, ?> json = json(everything());
    @SuppressWarnings("unchecked")
    Map<String, Object> entry = (Map<String, Object>) entry(json, "event");
    entry.put("surprise", "!");

    assertThat(new SchemaCheck(schema()).problems(json)).isNotEmpty();
  }

  @Test
  void fieldsAreThereInTheOrderOfTheWire() throws IOException {
    Map<?, ?> json = json(everything());
    Map<?, ?> data =
        JsonTree.list(json, "entries").stream()
            .map(each -> (Map<?, ?>) each)
            .filter(each -> BigInteger.TWO.equals(each.get("transactionId")))
            .map(each -> (Map<?, ?>) each.get("data"))
            .findFirst()
            .orElseThrow();

    assertThat(data.get("dataset")).isEqualTo("ObjectInfo");
    List<?> fields = JsonTree.list(data, "fields");
    assertThat(fields).hasSize(19);
    assertThat(fields.get(0))
        .isEqualTo(Map.of("name", "StorageID", "value", Map.of("code", "0x00010001", "name", "")));
    assertThat(fields.get(1))
        .isEqualTo(
            Map.of("name", "ObjectFormat", "value", Map.of("code", "0x3801", "name", "ExifJpeg")));
    assertThat(fields.get(3))
        .isEqualTo(Map.of("name", "ObjectCompressedSize", "value", BigInteger.valueOf(8_392_114)));
  }

  @Test
  void findingsHaveRuleWeightAndFrames() throws IOException {
    Map<?, ?> json = json(everything());

    assertThat(JsonTree.list(json, "findings"))
        .anySatisfy(
            each -> {
              Map<?, ?> finding = (Map<?, ?>) each;
              assertThat(finding.get("rule")).isEqualTo("PTPIP-TXN-02");
              assertThat(finding.get("weight")).isEqualTo("error");
              assertThat(finding.get("offender")).isEqualTo("responder");
            });
    assertThat((BigInteger) json.get("errors")).isPositive();
  }
}
