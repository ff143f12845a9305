package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * TCP is a stream: wherever writes are cut, and however many packets are in one, a legal stream of
 * bytes is the same conversation.
 */
@AddLifecycleHook(Trying.class)
class FramingProperties {
  private static final OperationCode SET = OperationCode.SET_DEVICE_PROP_VALUE;
  private static final int WHITE_BALANCE = 0x5005;

  private static @Nullable Bench bench;

  @BeforeContainer
  static void open() throws Exception {
    bench = Bench.open();
  }

  @AfterContainer
  static void close() {
    if (bench != null) {
      bench.close();
    }
  }

  /** An operation, and where the bytes that ask for it are cut: shares of their length. */
  record Cut(int operation, List<Double> places, int pieceBytes) {}

  @Provide
  Arbitrary<Cut> cuts() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.doubles().between(0, 1).list().ofMaxSize(8),
            Arbitraries.integers().between(0, 3))
        .as(Cut::new);
  }

  @Suffers(Permission.READ)
  @Property(tries = 40)
  void conversationIsTheSameHoweverItIsCut(
      @ForAll @Size(max = 8) List<@net.jqwik.api.From("cuts") Cut> cuts) {
    List<Cut> whole = cuts.stream().map(each -> new Cut(each.operation(), List.of(), 0)).toList();
    assertThat(converse(cuts)).isEqualTo(converse(whole));
  }

  /** What came, in words. */
  private static List<String> converse(List<Cut> cuts) {
    List<Double> none = List.of();
    Connection command = shake(cuts.isEmpty() ? none : cuts.get(0).places());
    Connection event = eventOf(command);
    List<String> came = new ArrayList<>();
    exchange(command, Call.of(OperationCode.OPEN_SESSION, 1), TransactionId.NONE, none, came);
    TransactionId id = TransactionId.FIRST;
    for (Cut cut : cuts) {
      exchange(command, call(cut), id, cut.places(), came);
      id = id.next();
    }
    exchange(command, Call.of(OperationCode.CLOSE_SESSION), id, none, came);
    command.close();
    event.close();
    return came;
  }

  private static Call call(Cut cut) {
    boolean writes = Bench.allows(Permission.SETTINGS);
    return switch (cut.operation()) {
      case 0 -> Call.of(OperationCode.GET_DEVICE_INFO);
      case 1 -> Call.of(OperationCode.GET_STORAGE_IDS);
      case 2 -> Call.of(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0);
      case 3 -> Call.of(OperationCode.GET_OBJECT_INFO, 0x7FFF_FFF1);
      case 4 -> Call.of(OperationCode.GET_DEVICE_PROP_DESC, WHITE_BALANCE);
      case 5 -> Call.of(OperationCode.GET_NUM_OBJECTS, -1, 0, 0);
      case 6 ->
          writes
              ? Call.of(SET, 0x5FFF)
                  .sending(Bytes.of(1, 2, 3, 4, 5, 6))
                  .inPiecesOf(cut.pieceBytes())
              : Call.of(OperationCode.GET_DEVICE_INFO);
      default ->
          writes
              ? Call.of(SET, WHITE_BALANCE).sending(Bytes.of(4, 0)).inPiecesOf(cut.pieceBytes())
              : Call.of(OperationCode.GET_STORAGE_IDS);
    };
  }

  // ---- on the wire

  private static Bench bench() {
    return java.util.Objects.requireNonNull(bench);
  }

  private static void write(Connection connection, Bytes bytes, List<Double> places) {
    int[] at =
        places.stream()
            .mapToInt(each -> (int) (each * bytes.size()))
            .filter(each -> each > 0 && each < bytes.size())
            .sorted()
            .distinct()
            .toArray();
    connection.sendInPieces(bytes, Duration.ofNanos(50_000), at);
  }

  private static ConnectionNumber number = new ConnectionNumber(0);

  /** The first handshake packet in pieces; a slot that is still taken is waited for. */
  private static Connection shake(List<Double> places) {
    Bytes request = Simulated.JUDGE.request().encode();
    while (true) {
      Connection command = bench().probe().connect(Lane.COMMAND);
      write(command, request, places);
      Observation answer = command.observe(Bench.timing().step());
      Optional<InitCommandAck> ack = answer.as(InitCommandAck.class);
      if (ack.isPresent()) {
        number = ack.get().connectionNumber();
        return command;
      }
      assertThat(answer.is(InitFail.class) || answer.isGone()).as(answer.describe()).isTrue();
      command.close();
      Pace.pass(Duration.ofMillis(2));
    }
  }

  private static Connection eventOf(Connection command) {
    Connection event = bench().probe().connect(Lane.EVENT);
    event.answerProbes(Connection.Probes.ANSWERED);
    write(event, new InitEventRequest(number).encode(), List.of(0.3, 0.8));
    Observation answer = event.observe(Bench.timing().step());
    assertThat(answer.is(InitEventAck.class)).as(answer.describe()).isTrue();
    assertThat(command.isOpen()).isTrue();
    return event;
  }

  /** One transaction, whose bytes are written in pieces, data included; what came of it. */
  private static void exchange(
      Connection command, Call call, TransactionId id, List<Double> places, List<String> came) {
    DataWriter out = new DataWriter();
    out.bytes(call.request(id).encode());
    call.dataPackets(id).forEach(each -> out.bytes(each.encode()));
    write(command, out.toBytes(), places);
    DataWriter data = new DataWriter();
    while (true) {
      Observation next = command.observe(Bench.timing().step());
      Packet packet =
          next.anyPacket().orElseThrow(() -> new AssertionError(call + ": " + next.describe()));
      if (packet instanceof Data piece) {
        data.bytes(piece.payload());
      } else if (packet instanceof EndData end) {
        data.bytes(end.payload());
      } else if (packet instanceof OperationResponse) {
        came.add(call.describe() + ": " + Words.of(packet) + " " + data.toBytes().toHex());
        return;
      }
    }
  }
}
