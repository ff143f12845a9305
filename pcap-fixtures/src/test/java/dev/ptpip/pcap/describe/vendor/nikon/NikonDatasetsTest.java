package dev.ptpip.pcap.describe.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.describe.DeviceFacts;
import dev.ptpip.pcap.describe.Field;
import dev.ptpip.pcap.describe.Shown;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NikonDatasetsTest {
  private static final Bytes JPEG = Bytes.ofHex("ffd8ffd9");

  private static List<Field> fields(int operation, Bytes data, int... parameters) {
    OperationCode code = new OperationCode(operation);
    return new NikonDatasets()
        .format(code, DataDirection.FROM_RESPONDER)
        .orElseThrow()
        .reader()
        .read(
            DataReader.of(data, DecodePolicy.STRICT),
            OperationRequest.of(DataPhase.NONE_OR_IN, code, new TransactionId(1), parameters),
            DeviceFacts.of(new NikonExtension()));
  }

  private static Shown valueOf(String name, List<Field> fields) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(Field::value)
        .orElseThrow();
  }

  /** D3, D5000, D5300, Z 6 and Z 9: headers of five lengths before the image. */
  @ParameterizedTest
  @CsvSource({
    "9203, BYTES_64",
    "9203, BYTES_128",
    "9203, BYTES_384",
    "9428, BYTES_512",
    "9428, BYTES_1024"
  })
  void headerOfALiveViewImageIsFoundByItsLength(String operation, LiveViewLayout layout) {
    Bytes frame =
        LiveViewHeader.builder(layout)
            .wholeSize(6000, 4000)
            .afFrame(340, 288, 3002, 2002)
            .build()
            .bytes()
            .concat(JPEG);

    List<Field> fields = fields(Integer.parseInt(operation, 16), frame);

    assertThat(valueOf("WHOLE_WIDTH", fields)).isEqualTo(Shown.of(6000));
    assertThat(valueOf("AF_FRAME_CENTRE_X", fields)).isEqualTo(Shown.of(3002));
    assertThat(valueOf("JPEG", fields)).isEqualTo(new Shown.Raw(JPEG));
  }

  @Test
  void codesOfMoreThan16BitsAreListed() {
    Bytes list = Bytes.ofHex("02000000 11d00100 0fd10000");

    assertThat(valueOf("Codes", fields(0x9439, list, 0xD)).toString())
        .contains("SilentMode", "0x1D011");
    assertThat(valueOf("Codes", fields(0x9439, list, 1)))
        .isEqualTo(new Shown.Listed(List.of(Shown.id(0x1D011), Shown.id(0xD10F))));
  }

  @Test
  void descriptionsOfRecentBodiesHaveCodesOf32Bits() {
    Bytes silent = Bytes.ofHex("11d00100 0200 01 00 01 02 0200 00 01");

    List<Field> fields = fields(0x943A, silent, 0x1D011);

    assertThat(valueOf("DevicePropertyCode", fields).toString()).contains("SilentMode", "0x1D011");
    assertThat(valueOf("DataType", fields).toString()).contains("UINT8");
    assertThat(valueOf("CurrentValue", fields).toString()).contains("1");
  }
}
