package dev.ptpip.protocol.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ptpip.protocol.captures.CaptureFile.Captured;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every packet and dataset that real devices are known to have sent decodes to what it means, with
 * no anomaly but those that its file names, and encodes to the same bytes.
 */
class CapturesTest {

  @TestFactory
  Stream<DynamicContainer> everyPacketMeansWhatItsSourceSaysAndEncodesToTheSameBytes() {
    return CaptureFile.all().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.name(),
                    file.packets().stream()
                        .map(
                            packet ->
                                DynamicTest.dynamicTest(
                                    "line " + packet.line() + " " + packet.meaning(),
                                    () -> check(file.transport(), packet)))));
  }

  @Test
  void allFilesAreThere() {
    List<CaptureFile> files = CaptureFile.all();

    assertThat(files).hasSize(26);
    assertThat(files.stream().mapToInt(file -> file.packets().size()).sum()).isEqualTo(453);
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(file.head()).containsKeys("source", "device", "transport", "evidence"));
  }

  @Test
  void everyTruncationOfRealDatasetsIsRefused() {
    Set<Bytes> checked = new HashSet<>();
    for (CaptureFile file : CaptureFile.all()) {
      for (Captured packet : file.packets()) {
        String kind = packet.dataset().split(" ", 2)[0];
        Bytes data =
            file.transport().equals("dataset")
                ? packet.bytes()
                : packet.bytes().slice(Math.min(12, packet.bytes().size()), packet.bytes().size());
        boolean whole = !kind.isEmpty() && !kind.equals("empty") && !kind.equals("PropertyValue");
        if (whole && checked.add(data)) {
          for (int length = 0; length < data.size(); length++) {
            checkCut(kind, data.slice(0, length));
          }
        }
      }
    }
    assertThat(checked).hasSize(146);
  }

  @Test
  void fileWithoutPacketsIsAnError() {
    assertThatThrownBy(() -> CaptureFile.parse("empty.txt", List.of("source: nobody", "")))
        .hasMessage("empty.txt: no packet");
    assertThatThrownBy(() -> CaptureFile.parse("bare.txt", List.of("> Command 0x1001 tid=0")))
        .hasMessage("bare.txt:1: no bytes");
    assertThatThrownBy(() -> CaptureFile.parse("odd.txt", List.of("> Command", "0c00")))
        .hasMessage("odd.txt:2: 0c00");
  }

  private static void check(String transport, Captured packet) {
    Bytes bytes = packet.bytes();
    switch (transport) {
      case "dataset" -> assertThat(data(packet, bytes)).isEqualTo(bytes);
      case "usb" -> {
        UsbContainer container = UsbContainer.decode(bytes);
        assertThat(container.meaning()).isEqualTo(packet.meaning());
        Bytes data = data(packet, container.payload());
        if (!packet.isCut()) {
          assertThat(container.encode(data)).isEqualTo(bytes);
        }
      }
      default -> {
        List<String> reported = new ArrayList<>();
        Packet decoded = Packet.decode(bytes, into(reported));
        assertThat(Meaning.of(decoded)).isEqualTo(packet.meaning());
        assertThat(decoded.encode()).isEqualTo(bytes);
        if (packet.dataset().isEmpty()) {
          assertThat(reported).isEqualTo(packet.anomalies());
        } else {
          Bytes payload =
              decoded instanceof EndData end ? end.payload() : ((Data) decoded).payload();
          assertThat(reported).isEmpty();
          assertThat(data(packet, payload)).isEqualTo(payload);
        }
      }
    }
  }

  private static DecodePolicy into(List<String> reported) {
    return DecodePolicy.collecting(
        anomaly ->
            reported.add("%d %s %s".formatted(anomaly.offset(), anomaly.field(), anomaly.rule())));
  }

  /** Checks the data of a packet against its meaning; gives back what it encodes to. */
  private static Bytes data(Captured packet, Bytes payload) {
    if (packet.isCut()) {
      checkCut(packet.error().substring("cut ".length()), payload);
      return payload;
    }
    if (!packet.error().isEmpty()) {
      checkMalformed(packet.error(), payload);
      return payload;
    }
    return packet.dataset().isEmpty()
        ? payload
        : sound(packet.dataset(), packet.anomalies(), payload);
  }

  private static Bytes sound(String meaning, List<String> anomalies, Bytes payload) {
    List<String> reported = new ArrayList<>();
    Bytes encoded = encodedAgain(meaning, payload, into(reported));
    assertThat(reported).isEqualTo(anomalies);
    return encoded;
  }

  private static Bytes encodedAgain(String meaning, Bytes payload, DecodePolicy policy) {
    if (meaning.equals("empty")) {
      assertThat(payload).isEqualTo(Bytes.EMPTY);
      return Bytes.EMPTY;
    }
    String[] words = meaning.split(" ", 3);
    if (words[0].equals("PropertyValue")) {
      PropertyValue value = PropertyValue.decode(DataType.valueOf(words[1]), payload, policy);
      assertThat(value).hasToString(words[2]);
      return value.encode();
    }
    Decoded decoded = decode(words[0], payload, policy);
    assertThat(decoded.meaning()).isEqualTo(meaning);
    return decoded.dataset().encode();
  }

  private static void checkMalformed(String error, Bytes payload) {
    String[] words = error.split(" ", 2);
    DecodeException refusal =
        catchThrowableOfType(
            DecodeException.class, () -> DevicePropDesc.decode(payload, DecodePolicy.STRICT));
    assertThat(refusal.offset()).isEqualTo(Integer.parseInt(words[0]));
    assertThat(refusal.field()).isEqualTo(words[1]);

    DevicePropDesc kept = DevicePropDesc.decode(payload, DecodePolicy.LENIENT);
    assertThat(kept.encode()).isEqualTo(payload);
  }

  /** A lenient reader may do without the last strings of a DeviceInfo, but says so. */
  private static void checkCut(String kind, Bytes payload) {
    List<Anomaly> anomalies = new ArrayList<>();
    try {
      decode(kind, payload, DecodePolicy.collecting(anomalies::add));
      assertThat(anomalies).as("%s cut to %d bytes", kind, payload.size()).isNotEmpty();
    } catch (DecodeException refused) {
      assertThat(refused.field()).isNotBlank();
    }
    DecodeException refusal =
        catchThrowableOfType(
            DecodeException.class, () -> decode(kind, payload, DecodePolicy.STRICT));
    assertThat(refusal).as("%s cut to %d bytes", kind, payload.size()).isNotNull();
    assertThat(refusal.field()).isNotBlank();
    assertThat(refusal.offset()).isBetween(0, payload.size());
  }

  private record Decoded(Dataset dataset, String meaning) {}

  private static Decoded decode(String kind, Bytes payload, DecodePolicy policy) {
    switch (kind) {
      case "DeviceInfo" -> {
        DeviceInfo info = DeviceInfo.decode(payload, policy);
        return new Decoded(info, Meaning.of(info));
      }
      case "DevicePropDesc" -> {
        DevicePropDesc desc = DevicePropDesc.decode(payload, policy);
        return new Decoded(desc, Meaning.of(desc));
      }
      case "ObjectInfo" -> {
        ObjectInfo info = ObjectInfo.decode(payload, policy);
        return new Decoded(info, Meaning.of(info));
      }
      case "UInt16Array" -> {
        UInt16Array array = UInt16Array.decode(payload, policy);
        return new Decoded(array, Meaning.of(array));
      }
      case "UInt32Array" -> {
        UInt32Array array = UInt32Array.decode(payload, policy);
        return new Decoded(array, Meaning.of(array));
      }
      case "NikonEventList" -> {
        NikonEventList list = NikonEventList.decode(payload, policy);
        return new Decoded(list, Meaning.of(list));
      }
      default -> throw new IllegalArgumentException(kind);
    }
  }
}
