package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.CapturedLog;
import dev.ptpip.simulator.testing.InstallingPack;
import dev.ptpip.simulator.testing.LogsWarnings;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestContent;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTPIP-DATA-*, LGP2-OBS-01, LGP2-OBS-03. */
class DataPhaseTest {
  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private Wire request(TransactionId id, OperationCode operation, long total) throws Exception {
    return fixture
        .peer()
        .command()
        .send(OperationRequest.of(DataPhase.OUT, operation, id), new StartData(id, total));
  }

  /** PTPIP-DATA-01, DATA-02, DATA-17. */
  @Test
  void dataIsCutAsTheModelSays() throws Exception {
    DataPacking[] ways = {
      DataPacking.DEFAULT,
      DataPacking.ofPacketBytes(1000),
      new DataPacking(0, 70_000, DataPacking.Ending.EMPTY_END_DATA)
    };
    for (DataPacking way : ways) {
      CameraModel model = TestModels.withPacking(TestModels.plain(), way);
      try (VirtualCamera camera =
              VirtualCamera.builder().model(model).pack(new TestPack()).start();
          Peer peer = Peer.open(camera.address())) {
        for (int size : new int[] {0, 1, 999, 1000, 1001, 49_152, 49_153, 70_000, 400_000}) {
          assertThat(peer.call(TestPack.PRODUCE, size).ok().bytes())
              .isEqualTo(TestContent.bytes(0, size));
        }
      }
    }
  }

  /** PTPIP-TXN-15, PTP-DATA-13. */
  @Test
  void noAnswerComesBeforeTheDataIsWhole() throws Exception {
    for (OperationCode operation :
        new OperationCode[] {TestPack.CONSUME, TestPack.REFUSE_STREAM, new OperationCode(0x97FE)}) {
      TransactionId id = fixture.peer().take();
      Wire wire = request(id, operation, 4).send(new Data(id, Bytes.of(1, 2)));
      assertThat(wire.isSilentFor(Duration.ofMillis(150))).isTrue();

      wire.send(new EndData(id, Bytes.of(3, 4)));

      fixture.peer().answer(id);
    }
  }

  /** PTPIP-DATA-05, DATA-06. */
  @Test
  void everyFormOfTheEndIsTheSame() throws Exception {
    Bytes data = TestPack.stream(100_000);
    DataPacking[] ways = {
      DataPacking.DEFAULT,
      DataPacking.ofPacketBytes(65_536),
      new DataPacking(0, 333, DataPacking.Ending.EMPTY_END_DATA)
    };
    for (DataPacking way : ways) {
      assertThat(fixture.peer().put(TestPack.STREAM, data, way).ok().response().parameter(1))
          .isEqualTo(100_000);
    }
  }

  /** PTPIP-DATA-07. */
  @Test
  void theLengthMayBeUnknown() throws Exception {
    TransactionId id = fixture.peer().take();

    request(id, TestPack.STREAM, StartData.UNKNOWN_LENGTH)
        .send(new Data(id, TestPack.stream(10)), new EndData(id, Bytes.EMPTY));

    assertThat(fixture.peer().answer(id).ok().response().parameter(1)).isEqualTo(10);
    assertThat(fixture.pack().notes()).containsExactly("begin unknown", "complete 10");
  }

  /** PTPIP-DATA-08, DATA-09, PTP-SEND-21. */
  @Test
  void lessOrMoreThanAnnouncedIsIncomplete() throws Exception {
    for (long announced : new long[] {1000, 5}) {
      TransactionId id = fixture.peer().take();
      request(id, TestPack.STREAM, announced).send(new EndData(id, TestPack.stream(10)));
      assertThat(fixture.peer().answer(id).code()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
      TransactionId small = fixture.peer().take();
      request(small, TestPack.CONSUME, announced).send(new EndData(small, TestPack.stream(10)));
      assertThat(fixture.peer().answer(small).code()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    }
    assertThat(fixture.pack().notes())
        .containsExactly("begin 1000", "abandon 10", "begin 5", "abandon 5");
    fixture.goesOn();
  }

  /** PTPIP-DATA-10. */
  @Test
  void dataOfAnotherTransactionEndsTheConnection() throws Exception {
    TransactionId id = fixture.peer().take();

    request(id, TestPack.STREAM, 10).send(new EndData(id.next(), TestPack.stream(10)));

    fixture.peer().command().expectClosed();
    fixture.worksForTheNext();
    assertThat(fixture.pack().notes()).containsExactly("begin 10", "abandon 0");
  }

  @Test
  void startDataOfAnotherTransactionEndsTheConnection() throws Exception {
    TransactionId id = fixture.peer().take();

    fixture
        .peer()
        .command()
        .send(OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id), new StartData(id.next(), 1))
        .expectClosed();
  }

  /** PTP-TXN-19, PTPIP-DATA-16. */
  @Test
  void anEmptyDataPhaseIsStartAndEnd() throws Exception {
    assertThat(fixture.peer().put(TestPack.STREAM, Bytes.EMPTY).ok().response().parameter(1))
        .isZero();
  }

  /** LGP2-OBS-01: a standard camera waits for End_Data. */
  @Test
  void startDataZeroAloneIsNotTheEnd() throws Exception {
    TransactionId id = fixture.peer().take();
    Wire wire = request(id, TestPack.STREAM, 0);
    assertThat(wire.isSilentFor(Duration.ofMillis(200))).isTrue();

    wire.send(new EndData(id, Bytes.EMPTY));

    fixture.peer().answer(id).ok();
  }

  /** LGP2-OBS-01: one that knows libgphoto2 does not, and a late End_Data is passed over. */
  @Test
  void startDataZeroAloneIsTheEndWhereTheBodyTakesItSo() throws Exception {
    CameraModel model =
        TestModels.withQuirks(TestModels.plain(), Quirk.Kind.ZERO_START_DATA_ENDS_PHASE);
    try (VirtualCamera camera = VirtualCamera.builder().model(model).pack(new TestPack()).start();
        Peer peer = Peer.open(camera.address())) {
      for (OperationCode operation : new OperationCode[] {TestPack.STREAM, TestPack.CONSUME}) {
        TransactionId id = peer.take();
        peer.command()
            .send(OperationRequest.of(DataPhase.OUT, operation, id), new StartData(id, 0));
        peer.answer(id).ok();
        peer.call(OperationCode.GET_STORAGE_IDS).ok();

        peer.put(operation, Bytes.EMPTY).ok();
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
      TransactionId id = peer.take();
      peer.command()
          .send(OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id), new StartData(id, 0));
      peer.answer(id).ok();
      peer.command().send(new EndData(id, Bytes.of(1))).expectClosed();
    }
  }

  /** Appendix A 12, and nothing unbounded. */
  @Test
  void moreThanADatasetCanBeIsRefused() throws Exception {
    Bytes tooMuch = TestPack.stream(OperationSpec.MAX_DATA_BYTES + 1);

    assertThat(fixture.peer().put(TestPack.CONSUME, tooMuch).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);

    assertThat(fixture.pack().notes()).isEmpty();
    fixture.peer().put(TestPack.CONSUME, TestPack.stream(OperationSpec.MAX_DATA_BYTES)).ok();
  }

  @Test
  @LogsWarnings("data can't be kept")
  void dataThatCannotBeKeptIsConsumedAndAnsweredGeneralError() throws Exception {
    assertThat(fixture.peer().put(TestPack.BREAK_STREAM, TestPack.stream(300_000)).code())
        .isEqualTo(ResponseCode.GENERAL_ERROR);

    fixture.goesOn();
    assertThat(CapturedLog.lines()).hasSize(1);
    assertThat(fixture.pack().notes()).containsExactly("abandoned");
  }

  /** PTP-OBJ-15: what can't be read on the way ends the data phase early. */
  @Test
  void aSourceThatFailsEndsTheDataPhaseEarly() throws Exception {
    CameraPack failing =
        InstallingPack.of(
            builder ->
                builder
                    .operations()
                    .register(
                        OperationSpec.dataIn(TestPack.PRODUCE, 1),
                        exchange ->
                            Reply.data(TestPack.failingAfter(250_000, exchange.parameter(1)))));
    CameraModel model =
        TestModels.withPacking(TestModels.plain(), DataPacking.ofPacketBytes(100_000));
    try (VirtualCamera camera = VirtualCamera.builder().model(model).pack(failing).start();
        Peer peer = Peer.open(camera.address())) {
      TransactionId id = peer.send(TestPack.PRODUCE, 1_000_000);
      assertThat(readHeader(peer.command()).type()).as("Start_Data").isEqualTo(9);
      long bytes = 0;
      while (true) {
        // Data packets are larger than what Wire decodes as a whole, so only headers are looked at
        var packet = readHeader(peer.command());
        if (packet.type() == 7) {
          break;
        }
        assertThat(packet.type()).isEqualTo(10);
        bytes += packet.length() - 12;
      }
      assertThat(bytes).as("the packet in hand is finished").isEqualTo(300_000);
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      assertThat(camera.journal().entries().get(1).response())
          .contains(ResponseCode.INCOMPLETE_TRANSFER);
      assertThat(id).isEqualTo(new TransactionId(1));
    }
  }

  private record Header(long length, int type) {}

  /** Reads a packet past the channel and drops its body. */
  private static Header readHeader(Wire wire) throws Exception {
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    while (header.hasRemaining()) {
      assertThat(wire.readRaw(header)).isPositive();
    }
    header.flip();
    long length = header.getInt() & 0xFFFF_FFFFL;
    int type = header.getInt();
    ByteBuffer body = ByteBuffer.allocate((int) length - 8);
    while (body.hasRemaining()) {
      assertThat(wire.readRaw(body)).isPositive();
    }
    return new Header(length, type);
  }

  /** PTPIP-DATA-18: a slow reader gets everything, and slows down nobody else. */
  @Test
  void aSlowReaderGetsEverythingAndSlowsDownNobodyElse() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    try (VirtualCamera camera =
            VirtualCamera.builder()
                .model(two)
                .pack(new TestPack())
                .stall(Duration.ofSeconds(2))
                .start();
        Peer slow = Peer.open(camera.address());
        Peer quick = Peer.open(camera.address())) {
      int size = 24 * 1024 * 1024;
      TransactionId id = slow.send(TestPack.PRODUCE, size);
      assertThat(slow.command().read()).isEqualTo(new StartData(id, size));
      for (int i = 0; i < 30; i++) {
        quick.call(OperationCode.GET_DEVICE_INFO).ok();
        Wire.pause(Duration.ofMillis(50)); // a reader that rests for 1.5 s in all
      }
      long[] at = {0};
      slow.command()
          .channel()
          .readData(
              new StartData(id, size),
              chunk -> {
                for (; chunk.hasRemaining(); at[0]++) {
                  if (chunk.get() != TestContent.byteAt(at[0])) {
                    throw new AssertionError("another byte came at " + at[0]);
                  }
                }
              });
      assertThat(at[0]).isEqualTo(size);
      assertThat(slow.command().read(OperationResponse.class).response())
          .isEqualTo(ResponseCode.OK);
    }
  }

  /** A reader that takes nothing at all is given up, and its slot is free. */
  @Test
  void aReaderThatTakesNothingIsGivenUp() throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.builder()
            .model(TestModels.plain())
            .pack(new TestPack())
            .stall(Duration.ofMillis(400))
            .start()) {
      try (Peer deaf = Peer.open(camera.address())) {
        deaf.send(TestPack.PRODUCE, 200 * 1024 * 1024);
        for (int i = 0; i < 500 && camera.connectionCount() > 0; i++) {
          Wire.pause(Duration.ofMillis(20));
        }
        assertThat(camera.connectionCount()).isZero();
      }
      try (Peer next = Peer.open(camera.address())) {
        next.call(OperationCode.GET_STORAGE_IDS).ok();
      }
    }
  }
}
