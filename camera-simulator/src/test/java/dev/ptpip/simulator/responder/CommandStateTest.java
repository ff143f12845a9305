package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.responder.CommandState.Outcome;
import dev.ptpip.simulator.testing.Peer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state of the Command/Data connection against every type of packet (PTPIP-INIT-19,
 * PTPIP-INIT-20, PTPIP-FRAME-05, PTPIP-FRAME-10, PTPIP-DATA-11, PTPIP-DATA-12, PTPIP-CANCEL-05,
 * PTPIP-PROBE-09). {@code StateTableTest} does the same over sockets.
 */
class CommandStateTest {
  private static final TransactionId ID = new TransactionId(7);

  /** One packet of each type, by the name of its class. */
  static Map<String, Packet> onePacketOfEachType() {
    Map<String, Packet> packets = new LinkedHashMap<>();
    Stream.of(
            Peer.request(Peer.GUID),
            new InitCommandAck(new ConnectionNumber(1), Peer.GUID, "camera", ProtocolVersion.V1_0),
            new InitEventRequest(new ConnectionNumber(1)),
            new InitEventAck(),
            new InitFail(InitFail.Reason.BUSY),
            OperationRequest.of(
                OperationRequest.DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, ID),
            OperationResponse.of(ResponseCode.OK, ID),
            Event.of(EventCode.OBJECT_ADDED, ID),
            new StartData(ID, 4),
            new Data(ID, Bytes.of(1, 2)),
            new Cancel(ID),
            new EndData(ID, Bytes.of(3, 4)),
            new ProbeRequest(),
            new ProbeResponse(),
            new UnknownPacket(0x20, Bytes.EMPTY))
        .forEach(packet -> packets.put(packet.getClass().getSimpleName(), packet));
    return packets;
  }

  /** What is not listed closes the connection. */
  private static final Map<CommandState, Map<String, Outcome>> TABLE =
      Map.of(
          CommandState.AWAITING_EVENT,
          Map.of(
              "Cancel", Outcome.IGNORE,
              "ProbeRequest", Outcome.IGNORE,
              "ProbeResponse", Outcome.IGNORE),
          CommandState.IDLE,
          Map.of(
              "OperationRequest", Outcome.EXECUTE,
              "Cancel", Outcome.IGNORE,
              "EndData", Outcome.LATE_END_DATA,
              "ProbeRequest", Outcome.IGNORE,
              "ProbeResponse", Outcome.IGNORE),
          CommandState.AWAITING_START_DATA,
          Map.of(
              "StartData", Outcome.BEGIN_DATA,
              "Cancel", Outcome.CANCEL,
              "ProbeRequest", Outcome.IGNORE,
              "ProbeResponse", Outcome.IGNORE),
          CommandState.TAKING_DATA,
          Map.of(
              "Data", Outcome.TAKE_DATA,
              "EndData", Outcome.TAKE_DATA,
              "Cancel", Outcome.CANCEL,
              "ProbeRequest", Outcome.IGNORE,
              "ProbeResponse", Outcome.IGNORE),
          CommandState.SENDING_DATA,
          Map.of(
              "Cancel", Outcome.CANCEL,
              "ProbeRequest", Outcome.IGNORE,
              "ProbeResponse", Outcome.IGNORE));

  @TestFactory
  Stream<DynamicTest> everyStateKnowsEveryPacket() {
    return Arrays.stream(CommandState.values())
        .flatMap(
            state ->
                onePacketOfEachType().entrySet().stream()
                    .map(
                        packet ->
                            DynamicTest.dynamicTest(
                                state + " x " + packet.getKey(),
                                () ->
                                    assertThat(state.on(packet.getValue()))
                                        .isEqualTo(expected(state, packet.getKey())))));
  }

  private static Outcome expected(CommandState state, String type) {
    Outcome other = state == CommandState.SENDING_DATA ? Outcome.DEFER : Outcome.CLOSE;
    return TABLE.getOrDefault(state, Map.of()).getOrDefault(type, other);
  }

  @Test
  void noTypeOfPacketIsForgotten() {
    Set<String> all =
        Arrays.stream(Packet.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    assertThat(new HashSet<>(onePacketOfEachType().keySet())).isEqualTo(all);
    assertThat(TABLE.keySet()).containsExactlyInAnyOrder(CommandState.values());
  }
}
