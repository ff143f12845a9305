package dev.ptpip.protocol.packet;

import static dev.ptpip.protocol.packet.PacketAssert.assertThatPacket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Anomaly.Kind;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake packets, with the variants that real peers send. */
class InitPacketsTest {
  private static final Guid GUID = Guid.parse("00112233-4455-6677-8899-aabbccddeeff");
  private static final int NAME_OFFSET = 24;

  /** An Init_Command_Request with {@code tail} behind the GUID. */
  private static Bytes request(Bytes tail) {
    DataWriter out = new DataWriter();
    out.uint32(24L + tail.size()).int32(1).bytes(GUID.bytes()).bytes(tail);
    return out.toBytes();
  }

  private static Bytes wide(String name) {
    return Bytes.ofText(name + '\0', StandardCharsets.UTF_16LE);
  }

  private static Bytes narrow(String name) {
    return Bytes.ofText(name + '\0', StandardCharsets.US_ASCII);
  }

  private static final Bytes VERSION = Bytes.of(0, 0, 1, 0);

  private static InitCommandRequest named(String name) {
    return new InitCommandRequest(GUID, name, ProtocolVersion.V1_0);
  }

  private static List<Anomaly> anomaliesOf(Bytes packet) {
    List<Anomaly> anomalies = new ArrayList<>();
    Packet.decode(packet, DecodePolicy.collecting(anomalies::add));
    return anomalies;
  }

  @Nested
  class Names {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 38, 39})
    void ofUpTo39UnitsAreAccepted(int units) {
      String name = "n".repeat(units);

      assertThatPacket(request(wide(name).concat(VERSION))).decodesTo(named(name));
      assertThatPacket(named(name)).hasBytes(request(wide(name).concat(VERSION)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 1000})
    void of40UnitsAndMoreAreCut(int units) {
      assertThatPacket(request(wide("n".repeat(units)).concat(VERSION)))
          .decodesTo(named("n".repeat(39)), Kind.VARIANT_LAYOUT)
          .isRefusedBy(DecodePolicy.STRICT, NAME_OFFSET, "FriendlyName");
      assertThatThrownBy(() -> named("n".repeat(units)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 39 UTF-16 units")
          .hasMessageContaining(String.valueOf(units));
    }

    @Test
    void withANulInsideCanNotBeSent() {
      assertThatThrownBy(() -> named("a\0b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("NUL at index 1");
      assertThatThrownBy(
              () -> new InitCommandAck(new ConnectionNumber(1), GUID, "a\0b", ProtocolVersion.V1_0))
          .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * As clients for the Ricoh Theta send them (kon0524/DotNetThetaLib, mbirth's for MicroPython).
     */
    @Test
    void withoutNulAreAnAnomaly() {
      Bytes unterminated = Bytes.ofText("camera", StandardCharsets.UTF_16LE);

      assertThatPacket(request(unterminated))
          .decodesTo(named("camera"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD)
          .isRefusedBy(DecodePolicy.STRICT, NAME_OFFSET, "FriendlyName");
      assertThatPacket(request(Bytes.of('a', 0, 0)))
          .decodesTo(named("a"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
      assertThatPacket(request(Bytes.ofText("laptop", StandardCharsets.US_ASCII)))
          .decodesTo(named("laptop"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }

    @Test
    void keepUnitsThatAreNoValidText() {
      String loneSurrogate = "\uD800x";

      assertThatPacket(named(loneSurrogate).encode()).decodesTo(named(loneSurrogate));
    }

    /** Both bytes of these units look like letters: 中 is 2D 4E, that is "-N". */
    @ParameterizedTest
    @ValueSource(strings = {"中", "中中", "中中中", "慡慡慡", "愠", "ⴠ", "尼康相机", "カメラ", "A中", "中A", "䄀"})
    void inOtherScriptsAreNotTakenFor8BitText(String name) {
      assertThatPacket(request(wide(name).concat(VERSION))).decodesTo(named(name));
      assertThatPacket(request(wide(name))).decodesTo(named(name), Kind.MISSING_FIELD);
    }
  }

  @Nested
  class Narrow {
    /** As DethCount/ptpip-d5300 sends it to a Nikon D5300: host name, one NUL, no version. */
    @ParameterizedTest
    @ValueSource(
        strings = {"D", "pi", "vm1", "host", "laptop", "raspberrypi", "my-host.local", "a b"})
    void namesWithoutVersionAreAnAnomaly(String name) {
      assertThatPacket(request(narrow(name)))
          .decodesTo(named(name), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD)
          .isRefusedBy(DecodePolicy.STRICT, NAME_OFFSET, "FriendlyName");
    }

    @Test
    void namesAreCutBehind39Characters() {
      assertThatPacket(request(narrow("x".repeat(39))))
          .decodesTo(named("x".repeat(39)), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
      assertThatPacket(request(narrow("x".repeat(40))))
          .decodesTo(
              named("x".repeat(39)), Kind.VARIANT_LAYOUT, Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }

    /** Host names are encoded as UTF-8 by Python and others. */
    @Test
    void mayBeUtf8() {
      Bytes name = Bytes.ofText("josé-büro\0", StandardCharsets.UTF_8);
      assertThatPacket(request(name))
          .decodesTo(named("josé-büro"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
      assertThatPacket(request(name.concat(VERSION)))
          .decodesTo(named("josé-büro"), Kind.VARIANT_LAYOUT);
    }

    @Test
    void aVersionMayFollow() {
      assertThatPacket(request(narrow("laptop").concat(VERSION)))
          .decodesTo(named("laptop"), Kind.VARIANT_LAYOUT);
      assertThatPacket(request(narrow("laptop").concat(Bytes.of(1, 0, 0, 0))))
          .decodesTo(
              new InitCommandRequest(GUID, "laptop", new ProtocolVersion(1)),
              Kind.VARIANT_LAYOUT,
              Kind.UNDEFINED_VALUE);
    }

    @Test
    void bytesThatAreNoTextAreReadAsTheStandardHasIt() {
      assertThatPacket(request(Bytes.of('a', 0x80, 'b', 0)))
          .decodesTo(named("\u8061b"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
      assertThatPacket(request(Bytes.of('a', '\n', 'b', 0)))
          .decodesTo(named("\u0a61b"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }

    @Test
    void anomaliesNameTheRuleAndTheOffset() {
      List<Anomaly> anomalies = anomaliesOf(request(narrow("pi")));

      assertThat(anomalies)
          .extracting(Anomaly::rule)
          .containsExactly("PTPIP-INIT-25", "PTPIP-INIT-27");
      assertThat(anomalies).extracting(Anomaly::offset).containsExactly(24, 27);
      assertThat(anomalies.get(0))
          .hasToString(
              "VARIANT_LAYOUT at offset 24, FriendlyName: UTF-16LE expected, 8-bit characters came"
                  + " (PTPIP-INIT-25)");
    }
  }

  /** The name as a PTP String, with its count in front. */
  @Nested
  class Counted {
    /** As feklee/ptp.js 2.1.0 sends it, recorded: GUID 0, "ptp.js demo", version 1. */
    @Test
    void namesAreAnAnomaly() {
      assertThatPacket(
              Bytes.ofHex(
                  "35000000 01000000 00000000000000000000000000000000"
                      + "0c 700074007000 2e006a007300 2000 640065006d006f00 0000"
                      + "01000000"))
          .decodesTo(
              new InitCommandRequest(
                  new Guid(Bytes.ofHex("00".repeat(16))), "ptp.js demo", new ProtocolVersion(1)),
              Kind.VARIANT_LAYOUT,
              Kind.UNDEFINED_VALUE)
          .isRefusedBy(DecodePolicy.STRICT, NAME_OFFSET, "FriendlyName");
    }

    @Test
    void namesMayBeEmptyAndHaveNoVersionBehindThem() {
      assertThatPacket(request(Bytes.of(0).concat(VERSION)))
          .decodesTo(named(""), Kind.VARIANT_LAYOUT);
      assertThatPacket(request(Bytes.of(1, 0, 0).concat(VERSION)))
          .decodesTo(named(""), Kind.VARIANT_LAYOUT);
      assertThatPacket(request(Bytes.of(2).concat(wide("x"))))
          .decodesTo(named("x"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }

    @Test
    void areReadAsTheStandardHasItWhenTheCountIsWrong() {
      assertThatPacket(request(Bytes.of(3).concat(wide("x"))))
          .decodesTo(named("\u7803"), Kind.MISSING_FIELD);
      assertThatPacket(request(Bytes.of(2, 'x', 0, 'y', 0)))
          .decodesTo(named("\u7802\u7900"), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }
  }

  /** As VitaMTP sends it. */
  @Test
  void aRequestThatEndsBehindTheGuidIsAnAnomaly() {
    assertThatPacket(request(Bytes.EMPTY))
        .decodesTo(named(""), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD)
        .isRefusedBy(DecodePolicy.STRICT, NAME_OFFSET, "FriendlyName");
  }

  @Nested
  class Version {
    @Test
    void missingIsAnAnomaly() {
      assertThatPacket(request(wide("h2ptp")))
          .decodesTo(named("h2ptp"), Kind.MISSING_FIELD)
          .isRefusedBy(DecodePolicy.STRICT, 36, "ProtocolVersion");
      assertThat(anomaliesOf(request(wide("h2ptp"))).get(0).rule()).isEqualTo("PTPIP-INIT-27");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void cutShortIsAnAnomaly(int bytes) {
      assertThatPacket(request(wide("h2ptp").concat(VERSION.slice(0, bytes))))
          .decodesTo(named("h2ptp"), Kind.MISSING_FIELD)
          .isRefusedBy(DecodePolicy.STRICT, 36, "ProtocolVersion");
    }

    /** The Symbian responder's swapped halves, ptpy's "1.00", a future major number. */
    @ParameterizedTest
    @CsvSource({"00000001", "00000064", "00020000", "00000000", "FFFFFFFF"})
    void otherThanOneIsAnAnomaly(String hex) {
      ProtocolVersion version = new ProtocolVersion(Integer.parseUnsignedInt(hex, 16));
      Packet ack = new InitCommandAck(new ConnectionNumber(0), GUID, "Z", version);
      Packet request = new InitCommandRequest(GUID, "Z", version);

      assertThatPacket(ack.encode())
          .decodesTo(ack, Kind.UNDEFINED_VALUE)
          .isRefusedBy(DecodePolicy.STRICT, 32, "ProtocolVersion");
      assertThatPacket(request.encode()).decodesTo(request, Kind.UNDEFINED_VALUE);
      assertThat(anomaliesOf(ack.encode()).get(0).rule()).isEqualTo("PTPIP-INIT-06");
      assertThat(anomaliesOf(ack.encode()).get(0).detail())
          .isEqualTo("0x00010000 expected, 0x" + hex + " came");
    }

    @Test
    void withAHigherMinorNumberIsFine() {
      Packet request = new InitCommandRequest(GUID, "Z", new ProtocolVersion(0x0001_0001));

      assertThatPacket(request.encode()).decodesTo(request);
    }

    @Test
    void missingInAnAckIsAnAnomaly() {
      Bytes whole =
          new InitCommandAck(new ConnectionNumber(7), GUID, "Z", ProtocolVersion.V1_0).encode();
      Bytes cut = PacketRoundTripProperties.withLength(whole.slice(0, 32), 32);

      assertThatPacket(cut)
          .decodesTo(
              new InitCommandAck(new ConnectionNumber(7), GUID, "Z", ProtocolVersion.V1_0),
              Kind.MISSING_FIELD);
    }
  }

  /** What small responders make of Init_Command_Ack; nobody needs their name to go on. */
  @Nested
  class Acks {
    private static Bytes ack(Bytes tail) {
      DataWriter out = new DataWriter();
      out.uint32(28L + tail.size()).int32(2).int32(1).bytes(GUID.bytes()).bytes(tail);
      return out.toBytes();
    }

    private static InitCommandAck named(String name) {
      return new InitCommandAck(new ConnectionNumber(1), GUID, name, ProtocolVersion.V1_0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camera", "vm", "a b-c.local"})
    void withAn8BitNameAreAnAnomaly(String name) {
      assertThatPacket(ack(narrow(name).concat(VERSION)))
          .decodesTo(named(name), Kind.VARIANT_LAYOUT)
          .isRefusedBy(DecodePolicy.STRICT, 28, "FriendlyName");
      assertThatPacket(ack(narrow(name)))
          .decodesTo(named(name), Kind.VARIANT_LAYOUT, Kind.MISSING_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "中", "中A", "A中", "中X中", "中中"})
    void withAWideNameAreNotTakenFor8BitText(String name) {
      assertThatPacket(ack(wide(name).concat(VERSION))).decodesTo(named(name));
      assertThatPacket(ack(wide(name))).decodesTo(named(name), Kind.MISSING_FIELD);
    }

    @Test
    void withoutANameAreAnAnomaly() {
      assertThatPacket(ack(Bytes.EMPTY))
          .decodesTo(named(""), Kind.MISSING_FIELD, Kind.MISSING_FIELD)
          .isRefusedBy(DecodePolicy.STRICT, 28, "FriendlyName");
    }

    @Test
    void withoutNulBehindTheNameAreAnAnomaly() {
      Bytes unterminated = Bytes.ofText("Cam", StandardCharsets.UTF_16LE);

      assertThatPacket(ack(unterminated))
          .decodesTo(named("Cam"), Kind.MISSING_FIELD, Kind.MISSING_FIELD);
      // the version's first half is taken for the NUL
      assertThatPacket(ack(unterminated.concat(VERSION)))
          .decodesTo(named("Cam"), Kind.MISSING_FIELD);
    }

    @Test
    void withALongerNameAreAnAnomalyAndKeepItsBeginning() {
      assertThatPacket(ack(wide("n".repeat(39) + "x".repeat(300)).concat(VERSION)))
          .decodesTo(named("n".repeat(39)), Kind.VARIANT_LAYOUT)
          .isRefusedBy(DecodePolicy.STRICT, 28, "FriendlyName");
    }

    @Test
    void withoutAGuidAreRefused() {
      DataWriter out = new DataWriter();
      out.uint32(12).int32(2).int32(1);

      assertThatPacket(out.toBytes()).isRefusedAt(12, "GUID");
    }
  }

  @Test
  void anInitFailWithoutAReasonIsAnAnomaly() {
    DataWriter out = new DataWriter();
    out.uint32(8).int32(5);

    assertThatPacket(out.toBytes())
        .decodesTo(new InitFail(InitFail.Reason.UNSPECIFIED), Kind.MISSING_FIELD)
        .isRefusedBy(DecodePolicy.STRICT, 8, "Reason");
  }

  @Test
  void bytesBehindTheVersionAreAnAnomalyThatShowsThem() {
    Bytes packet = request(wide("h2ptp").concat(VERSION).concat(Bytes.of(0xCA, 0xFE)));

    assertThatPacket(packet)
        .decodesTo(named("h2ptp"), Kind.TRAILING_BYTES)
        .isRefusedBy(DecodePolicy.STRICT, 40, "Init_Command_Request");
    assertThat(anomaliesOf(packet).get(0).detail()).contains("2 B [cafe]");
  }

  @Test
  void guidBytesAreCarriedAsTheyAre() {
    assertThat(named("x").encode().slice(8, 24).toHex())
        .isEqualTo("00112233445566778899aabbccddeeff");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 0x2019, 0x201D, -1})
  void anInitFailForAnotherReasonIsAnAnomaly(int reason) {
    assertThatPacket(new InitFail(reason).encode())
        .decodesTo(new InitFail(reason), Kind.UNDEFINED_VALUE)
        .isRefusedBy(DecodePolicy.STRICT, 8, "Reason");
    assertThat(new InitFail(reason).reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,REJECTED_INITIATOR", "2,BUSY", "3,UNSPECIFIED"})
  void reasonsHaveTheirNumbers(int code, InitFail.Reason reason) {
    assertThat(new InitFail(reason).reasonCode()).isEqualTo(code);
    assertThat(new InitFail(code).reason()).contains(reason);
    assertThat(reason.code()).isEqualTo(code);
  }
}
