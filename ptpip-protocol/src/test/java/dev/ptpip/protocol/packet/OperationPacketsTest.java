package dev.ptpip.protocol.packet;

import static dev.ptpip.protocol.packet.PacketAssert.assertThatPacket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Anomaly.Kind;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, responses and events: parameters and data phase. */
class OperationPacketsTest {
  private static final TransactionId TID = new TransactionId(9);

  private static OperationRequest request(int... parameters) {
    return OperationRequest.of(DataPhase.NONE_OR_IN, new OperationCode(0x1007), TID, parameters);
  }

  /** {@code packet} with {@code surplus} at its end and the length to match. */
  private static Bytes longer(Packet packet, Bytes surplus) {
    Bytes whole = packet.encode().concat(surplus);
    return PacketRoundTripProperties.withLength(whole, whole.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aRequestHasNoneToFiveParameters(int count) {
    OperationRequest request = request(new int[count]);

    assertThat(request.encode().size()).isEqualTo(18 + 4 * count);
    assertThatPacket(request.encode()).decodesTo(request);
  }

  @Test
  void aSixthParameterIsAnAnomaly() {
    Bytes six = longer(request(1, 2, 3, 4, 5), Bytes.of(6, 0, 0, 0));
    List<Anomaly> anomalies = new ArrayList<>();

    assertThatPacket(six)
        .decodesTo(request(1, 2, 3, 4, 5), Kind.TRAILING_BYTES)
        .isRefusedBy(DecodePolicy.STRICT, 38, "Parameters");
    Packet.decode(six, DecodePolicy.collecting(anomalies::add));
    assertThat(anomalies)
        .singleElement()
        .satisfies(
            anomaly -> {
              assertThat(anomaly.rule()).isEqualTo("PTPIP-FRAME-12");
              assertThat(anomaly.offset()).isEqualTo(38);
              assertThat(anomaly.detail()).contains("at most 5", "4 B [06000000]");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPartOfAParameterIsRefused(int bytes) {
    Bytes part = Bytes.copyOf(new byte[bytes]);

    assertThatPacket(longer(request(), part)).isRefusedAt(18, "Parameters");
    assertThatPacket(longer(request(1, 2, 3, 4, 5), part)).isRefusedAt(18, "Parameters");
  }

  @ParameterizedTest
  @CsvSource({
    "8,8,DataPhaseInfo",
    "11,8,DataPhaseInfo",
    "12,12,OperationCode",
    "14,14,TransactionID",
    "17,14,TransactionID"
  })
  void aRequestWithoutItsFixedPartIsRefused(int length, int offset, String field) {
    Bytes cut = PacketRoundTripProperties.withLength(request().encode().slice(0, length), length);

    assertThatPacket(cut).isRefusedAt(offset, field);
  }

  @Test
  void aFourthEventParameterAndASixthResponseParameterAreAnomalies() {
    Event event = Event.of(new EventCode(0x4002), TID, 1, 2, 3);
    OperationResponse response = OperationResponse.of(new ResponseCode(0x2001), TID, 1, 2, 3, 4, 5);

    assertThatPacket(longer(event, Bytes.of(4, 0, 0, 0)))
        .decodesTo(event, Kind.TRAILING_BYTES)
        .isRefusedBy(DecodePolicy.STRICT, 26, "Parameters");
    assertThatPacket(longer(response, Bytes.of(6, 0, 0, 0)))
        .decodesTo(response, Kind.TRAILING_BYTES)
        .isRefusedBy(DecodePolicy.STRICT, 34, "Parameters");
  }

  @Test
  void tooManyParametersCanNotBeSent() {
    assertThatThrownBy(() -> request(1, 2, 3, 4, 5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at most 5 parameters, not 6");
    assertThatThrownBy(() -> Event.of(new EventCode(1), TID, 1, 2, 3, 4))
        .hasMessage("at most 3 parameters, not 4");
    assertThatThrownBy(
            () -> new OperationResponse(new ResponseCode(1), TID, Collections.nCopies(6, 0)))
        .hasMessage("at most 5 parameters, not 6");
  }

  @Test
  void omittedParametersAreZero() {
    assertThat(request(7).parameter(1)).isEqualTo(7);
    assertThat(request(7).parameter(2)).isZero();
    assertThat(request(7).parameter(5)).isZero();
    assertThat(Event.of(new EventCode(1), TID).parameter(3)).isZero();
    assertThat(OperationResponse.of(new ResponseCode(1), TID, 8).parameter(1)).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 6})
  void otherParametersDoNotExist(int number) {
    assertThatThrownBy(() -> request(1).parameter(number))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("parameters are numbered 1 to 5, not " + number);
  }

  @Test
  void parametersDoNotChangeWithTheListTheyCameFrom() {
    List<Integer> list = new ArrayList<>(List.of(1));
    OperationResponse response = new OperationResponse(new ResponseCode(0x2001), TID, list);

    list.add(2);

    assertThat(response.parameters()).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({"1,NONE_OR_IN", "2,OUT", "3,UNKNOWN"})
  void dataPhasesHaveTheirNumbers(int code, DataPhase phase) {
    assertThat(DataPhase.of(code)).contains(phase);
    assertThat(phase.code()).isEqualTo(code);
    assertThat(OperationRequest.of(phase, new OperationCode(1), TID).dataPhase()).contains(phase);
  }

  /** 0 was observed of a Sony initiator, and is "unknown" in another vendor's headers. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, -1})
  void otherDataPhasesAreAnAnomaly(int dataPhaseInfo) {
    OperationRequest request =
        new OperationRequest(dataPhaseInfo, new OperationCode(0x9280), TID, List.of(4));

    assertThat(request.dataPhase()).isEmpty();
    assertThatPacket(request.encode())
        .decodesTo(request, Kind.UNDEFINED_VALUE)
        .isRefusedBy(DecodePolicy.STRICT, 8, "DataPhaseInfo");
  }

  @Test
  void startDataKeepsAll64Bits() {
    assertThat(new StartData(TID, -1).isLengthKnown()).isFalse();
    assertThat(new StartData(TID, Long.MIN_VALUE).isLengthKnown()).isTrue();
    assertThatPacket(new StartData(TID, Long.MIN_VALUE).encode())
        .decodesTo(new StartData(TID, Long.MIN_VALUE));
    assertThatPacket(
            PacketRoundTripProperties.withLength(new StartData(TID, 5).encode().slice(0, 15), 15))
        .isRefusedAt(12, "TotalDataLength");
  }

  /** As feklee/ptp.js 2.1.0 sends it before two bytes of data, recorded. */
  @Test
  void startDataWith32BitsIsAnAnomaly() {
    assertThatPacket(Bytes.ofHex("10000000 09000000 01000000 02000000"))
        .decodesTo(new StartData(new TransactionId(1), 2), Kind.VARIANT_LAYOUT)
        .isRefusedBy(DecodePolicy.STRICT, 12, "TotalDataLength");
    assertThatPacket(Bytes.ofHex("10000000 09000000 01000000 FFFFFFFF"))
        .decodesTo(new StartData(new TransactionId(1), 0xFFFF_FFFFL), Kind.VARIANT_LAYOUT);
  }

  @Test
  void printedFormsShowNumbersAsLogsDo() {
    assertThat(OperationRequest.of(DataPhase.OUT, new OperationCode(0x1016), TID, 0x5007, -1))
        .hasToString(
            "OperationRequest[dataPhaseInfo=2, operation=0x1016, transactionId=9,"
                + " parameters=[00005007 FFFFFFFF]]");
    assertThat(OperationResponse.of(new ResponseCode(0x2001), TID))
        .hasToString("OperationResponse[response=0x2001, transactionId=9, parameters=[]]");
    assertThat(Event.of(new EventCode(0x4006), TransactionId.ANY, 1))
        .hasToString("Event[event=0x4006, transactionId=4294967295, parameters=[00000001]]");
    assertThat(new UnknownPacket(-1, Bytes.of(1)))
        .hasToString("UnknownPacket[typeCode=0xFFFFFFFF, body=1 B [01]]");
  }
}
